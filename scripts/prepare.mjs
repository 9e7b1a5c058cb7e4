/** After an install: sets up the git hooks, for developers in a checkout only. An install never fails because of it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './tools.mjs'

const program = join(root, 'node_modules/simple-git-hooks/cli.js')

if (!process.env.CI && existsSync(join(root, '.git')) && existsSync(program)) {
  spawnSync(node, [program], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
