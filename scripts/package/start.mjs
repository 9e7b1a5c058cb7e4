/** Starts what was unpacked: the terminal door as a program, the other doors as the end-to-end specs start them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { node, root } from '../tools.mjs'

const POSTS = 20
/** The spec that opens the bundled shelf, and the test of it that reads a post with notes. */
const SPEC = ['tests/e2e/shelf.spec.ts', '--grep', 'twenty notes, with examples in their margins']

export function checkCommandLine({ app }) {
  const data = mkdtempSync(join(tmpdir(), 'lectern-package-data-'))
  try {
    const { status, stdout, stderr } = spawnSync(node, [join(app, 'out/main/cli.js'), 'list', join(app, 'resources/library'), '--json'], {
      cwd: tmpdir(), encoding: 'utf8', env: { ...process.env, LECTERN_DATA: data }
    })
    if (status !== 0) return [`"lectern list" ended with ${status}: ${stderr}`]
    const posts = postsIn(JSON.parse(stdout))
    return posts === POSTS ? [] : [`"lectern list" knows ${posts} of ${POSTS} posts`]
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const postsIn = (answer) => Array.isArray(answer) ? answer.length : answer.posts?.length

export function checkDoors({ app }) {
  const args = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...SPEC, '--project', 'browser door', '--project', 'electron door', '--reporter', 'line', '--output', 'test-results/package']
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: root, encoding: 'utf8', env: { ...process.env, LECTERN_APP: app } })
  if (status !== 0) return [`${stdout}${stderr}`]
  return /\b2 passed/.test(stdout) ? [] : [`not both doors were tried: ${stdout}`]
}
