/**
 * A folder that looks like Electron's to electron-builder, for machines where Electron's own program cannot be had. Its
 * `electron` is a few lines of C around Electron's fuses (https://www.electronjs.org/docs/latest/tutorial/fuses): it prints
 * what it was started with and ends.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { root } from '../tools.mjs'

/** Electron's fuses as it is delivered: the sentinel, version 1, how many there are, and each of them, `1` for on. */
const FUSES = String.raw`"dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "101100011"`
const PROGRAM = String.raw`#include <stdio.h>
const volatile char fuses[] = ${FUSES};
int main(int n, char **words) {
  for (int i = 1; i < n; i++) printf("%s%c", words[i], i + 1 < n ? ' ' : '\n');
  return fuses[0] == 0;
}
`
const EMPTY = ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'resources.pak', 'icudtl.dat', 'v8_context_snapshot.bin', 'snapshot_blob.bin', 'locales/en-US.pak']

/** The version that a package is built for: that of the installed `electron` package. */
export const electronVersion = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version

/** @param {string} folder made here */
export async function buildStubRuntime(folder) {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  execFileSync('cc', ['-O1', '-x', 'c', '-', '-o', join(folder, 'electron')], { input: PROGRAM })
  writeFileSync(join(folder, 'version'), electronVersion)
  for (const name of EMPTY) writeFileSync(join(folder, name), name)
  // electron-builder reads its header before it leaves it out.
  const app = mkdtempSync(join(tmpdir(), 'lectern-stub-'))
  writeFileSync(join(app, 'main.js'), '')
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  rmSync(app, { recursive: true })
}
