import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Folder or file under src -> what it may import of ours, besides itself and `shared`. The most specific entry counts. */
const MAY_IMPORT: Record<string, string[]> = {
  'shared': [],
  'preload': [],
  'main/core/ids.ts': [],
  'main/core/library': [],
  'main/core/parse': [],
  'main/core/render': ['main/core/parse'],
  'main/core/store': ['main/core/ids.ts'],
  'main/core/search': ['main/core/store/post-record.ts', 'main/core/store/pack-parts.ts'],
  'main/core/annotations': ['main/core/ids.ts'],
  'main/core/exchange': [],
  'main/core/notebook': ['main/core/ids.ts', 'main/core/annotations', 'main/core/store'],
  'main/core/review': ['main/core/annotations', 'main/core/notebook', 'main/core/settings.ts', 'main/core/store'],
  'main/core/statistics': ['main/core/annotations', 'main/core/folders.ts', 'main/core/notebook', 'main/core/settings.ts', 'main/core/write-atomically.ts'],
  'main': ['main'],
  'renderer/lib': [],
  'renderer/dom': ['renderer/lib'],
  'renderer/composables': ['renderer/lib', 'renderer/dom', 'renderer/stores'],
  'renderer/stores': ['renderer/lib', 'renderer/api.ts', 'renderer/dom'],
  'renderer/components': ['renderer/lib', 'renderer/styles', 'renderer/composables', 'renderer/dom', 'renderer/stores'],
  'renderer/views': ['renderer/lib', 'renderer/components', 'renderer/composables', 'renderer/dom', 'renderer/stores'],
  'renderer': ['renderer']
}
const ROOMS = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length)
const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`)
const roomOf = (path: string) => ROOMS.find((room) => within(path, room))

function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map((match) => join(dirname(file), match[1] ?? ''))
}

const files = globSync('**/*.{ts,vue}', { cwd: SRC }).filter((file) => !file.endsWith('.d.ts'))

test('every file stands in a room of the house', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
})

test('imports go only where the design lets them', () => {
  const wrong = files.flatMap((file) => {
    const room = roomOf(file) ?? ''
    const allowed = [room, 'shared', ...(MAY_IMPORT[room] ?? [])]
    return importsOf(file).filter((target) => !allowed.some((place) => within(target, place))).map((target) => `${file} -> ${target}`)
  })
  expect(wrong).toEqual([])
})
