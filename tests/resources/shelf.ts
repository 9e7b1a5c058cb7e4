/** The notes of the bundled shelf, as they are written and as Lectern sets them. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { render } from '../../src/main/cli/render.ts'
import type { Heading, PostMeta, Warning } from '../../src/shared/model.ts'

export const SHELF = resolve(import.meta.dirname, '../../resources/library')

export interface Note {
  /** Name of its folder: date and slug. */
  name: string
  folder: string
  path: string
  source: string
}

/** In the order of their dates, oldest first. */
export const notes: Note[] = globSync('posts/*/index.md', { cwd: SHELF }).sort().map((place) => {
  const path = join(SHELF, place)
  return { name: basename(dirname(path)), folder: dirname(path), path, source: readFileSync(path, 'utf8') }
})

export interface SetNote { meta: PostMeta; headings: Heading[]; html: string; text: string; warnings: Warning[] }

/** What `lectern render` gives. */
export const setNote = async (note: Note): Promise<SetNote> =>
  JSON.parse(await render([note.path, '--library', SHELF, '--json'])) as SetNote

export interface Listing {
  name: string
  language: string
  code: string
  /** The block of plain text that follows it at once, which is what it prints. */
  output: string | null
}

const BLOCK = /^```(\w+)[^\n]*\n(.*?)^```$/gms

export function listingsOf({ name, source }: Note): Listing[] {
  const blocks = [...source.matchAll(BLOCK)]
  return blocks.map((block, n) => {
    const [whole, language = '', code = ''] = block
    const next = blocks[n + 1]
    const follows = next?.[1] === 'text' && source.slice(block.index + whole.length, next.index).trim() === ''
    return { name, language, code, output: follows ? next[2] ?? '' : null }
  })
}

export const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
