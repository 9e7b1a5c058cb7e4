import { readFile } from 'node:fs/promises'
import { anchorQuotes, type AnchorText } from '../../shared/anchor/anchor-all.ts'
import { fromW3c, W3cError, type W3cQuoted } from '../../shared/anchor/from-w3c.ts'
import { matchAll } from '../../shared/anchor/match.ts'
import { LecternError } from '../../shared/errors.ts'
import type { Placement } from '../../shared/model.ts'
import { readSource } from '../core/library/read-source.ts'
import { textObjects } from '../core/parse/text-objects.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'
import { locatePost } from './locate-post.ts'
import { parseWords, UsageError } from './usage-error.ts'

const OPTIONS = {
  annotations: { type: 'string' }, 'quote-only': { type: 'boolean' }, json: { type: 'boolean' }
} as const

/** Where an annotation stands in the new text, in UTF-16 units of what `lectern render --text` prints; null where it is lost. */
interface Anchored { id: string; state: Placement['state']; confidence: number; start: number | null; end: number | null; text: string | null }

/**
 * `lectern anchor <old-file> <new-file> --annotations <w3c.json>`: finds the places of annotations of one version of a
 * post in another. With `--quote-only`, as if the old version were not known: it only tells what positions count.
 */
export async function anchor(args: string[]): Promise<string> {
  const { paths, values } = parseWords(args, ['old file', 'new file'], OPTIONS)
  const [oldPath = '', newPath = ''] = paths
  if (values.annotations === undefined) throw new UsageError('name the annotations: --annotations <w3c.json>.')
  const [old, after] = [await readText(oldPath), await readText(newPath)]
  const annotations = await readAnnotations(values.annotations, old.text)
  const selectors = annotations.map(({ selector }) => selector)
  const placements = values['quote-only'] ? matchAll(after, selectors) : anchorQuotes(old, after, selectors)
  const anchored = annotations.flatMap(({ id }, index) => {
    const placement = placements[index]
    return placement ? [toAnchored(id, placement, after.text)] : []
  })
  return values.json ? JSON.stringify(anchored, null, 2) : toLines(anchored)
}

async function readText(path: string): Promise<AnchorText & { text: string }> {
  const { root, place } = await locatePost(path, undefined)
  const parsed = parseSource(readSource(root, place), createSurroundings(root).of(place))
  return { text: parsed.text, headings: parsed.headings, objects: textObjects(parsed) }
}

async function readAnnotations(path: string, oldText: string): Promise<W3cQuoted[]> {
  const json = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new LecternError('POST_UNREADABLE', `The annotations at ${path} cannot be read.`, { cause })
  })
  try {
    return fromW3c(JSON.parse(json.replace(/^\ufeff/, '')), oldText)
  } catch (error) {
    if (error instanceof W3cError) throw new LecternError('ANNOTATION_INCOMPLETE', `${path}: ${error.message}`, { cause: error })
    if (error instanceof SyntaxError) throw new LecternError('ANNOTATION_INCOMPLETE', `${path} is not JSON: ${error.message}`, { cause: error })
    throw error
  }
}

function toAnchored(id: string, { state, confidence, start, end }: Placement, text: string): Anchored {
  const rounded = Math.round(confidence * 1000) / 1000
  if (state === 'lost') return { id, state, confidence: rounded, start: null, end: null, text: null }
  return { id, state, confidence: rounded, start, end, text: text.slice(start, end) }
}

function toLines(anchored: Anchored[]): string {
  if (anchored.length === 0) return 'There are no annotations in this file.'
  return anchored.map(({ id, state, confidence, start, end, text }) => (
    state === 'lost' ? `${state.padEnd(8)}${id}` : `${state.padEnd(8)}${id} at ${start}-${end} (${Math.round(confidence * 100)} %): ${JSON.stringify(text)}`
  )).join('\n')
}
