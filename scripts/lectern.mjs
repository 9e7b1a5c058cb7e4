/** `npm run --silent lectern -- <command>`: the terminal door, from its sources. */
import { join } from 'node:path'
import { compiled, ended, node, passSignals, root, sparing, start } from './tools.mjs'

// Relative paths mean the folder that npm was called in.
const cwd = process.env.INIT_CWD ?? process.cwd()
const child = start(node, [sparing, join(root, 'src/main/cli.ts'), ...process.argv.slice(2)], { cwd, env: { ...compiled, ...process.env } })
passSignals(child)
process.exit(await ended(child))
