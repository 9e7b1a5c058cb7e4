import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { toZip } from '../../../src/renderer/lib/zip.ts'

const PYTHON = 'import json, sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps([[i.filename, z.read(i).decode()] for i in z.infolist()]))'

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}

it.skipIf(!hasPython())('several texts become a ZIP that others can read, names and check sums too', async () => {
  const files = [{ name: 'One.md', text: '# One\n' }, { name: '漢字 🎉.md', text: 'ü\n'.repeat(1000) }, { name: 'empty.md', text: '' }]
  const folder = mkdtempSync(join(tmpdir(), 'lectern-zip-'))
  try {
    writeFileSync(join(folder, 'notes.zip'), Buffer.from(await toZip(files).arrayBuffer()))
    const read = execFileSync('python3', ['-c', PYTHON, join(folder, 'notes.zip')], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf8' } })
    expect(JSON.parse(read)).toEqual(files.map(({ name, text }) => [name, text]))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
