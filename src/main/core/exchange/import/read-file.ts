import { LecternError } from '../../../../shared/errors.ts'
import { fromHypothesis, isHypothesis } from './hypothesis.ts'
import type { ImportedNote } from './imported-note.ts'
import { fromKindle, isKindle } from './kindle.ts'
import { fromMarkedCopy, hasMarks, type MarkedCopy } from './obsidian.ts'
import { fromReadwise, isReadwise } from './readwise-csv.ts'
import { fromW3c, isW3c } from './w3c.ts'

export type ImportFormat = 'w3c' | 'hypothesis' | 'readwise' | 'kindle' | 'obsidian'

/** Characters of a file, and notes in it. */
const MAX_TEXT = 5_000_000
const MAX_NOTES = 20_000
const MAX_COMMENT = 100_000
const MAX_QUOTE = 100_000
const MAX_TAGS = 100
const MAX_TAG = 200

/**
 * Reads a file of notes, of whichever format it is. A note that stands in it twice is read once.
 * @param readCopy reads the text of a post's copy as Lectern reads posts
 * @throws LecternError IMPORT_UNREADABLE, with what is wrong and what can be read
 */
export function readNotesFile(name: string, text: string, readCopy: (name: string, text: string) => MarkedCopy): { format: ImportFormat; notes: ImportedNote[] } {
  if (text.length > MAX_TEXT) throw unreadable('This file is longer than five million characters. Split it and import the parts.')
  const plain = text.replace(/^\uFEFF/, '')
  const { format, notes } = read(name, plain, readCopy)
  const known = new Map<string, ImportedNote>()
  for (const note of notes) if (!known.has(note.id)) known.set(note.id, within(note))
  if (known.size > MAX_NOTES) throw unreadable('This file holds more than 20,000 notes. Split it and import the parts.')
  return { format, notes: [...known.values()] }
}

function read(name: string, text: string, readCopy: (name: string, text: string) => MarkedCopy): { format: ImportFormat; notes: ImportedNote[] } {
  if (text.trim() === '') throw unreadable('This file is empty.')
  if (/^\s*[[{]/.test(text)) {
    const value = parseJson(text)
    if (value !== undefined) {
      if (isW3c(value)) return { format: 'w3c', notes: fromW3c(value) }
      if (isHypothesis(value)) return { format: 'hypothesis', notes: fromHypothesis(value) }
      throw unreadable('This JSON holds no annotations that Lectern knows. It reads W3C annotations and export files of Hypothesis.')
    }
    if (/\.json(?:ld)?$/i.test(name)) throw unreadable('This JSON file is damaged or was cut off. Export it again.')
  }
  if (isKindle(text)) return { format: 'kindle', notes: fromKindle(text) }
  if (!/\.(?:md|markdown|html?)$/i.test(name) && isReadwise(text)) return { format: 'readwise', notes: fromReadwise(text) }
  if (hasMarks(text)) return { format: 'obsidian', notes: fromMarkedCopy(name, readCopy(name, text)) }
  throw unreadable('Lectern finds no notes in this file. It reads W3C annotations, Hypothesis exports, Readwise CSV, Kindle clippings and posts with ==highlights==.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What one note can hold at most; a longer comment loses nothing but its end, and no honest file has one. */
function within(note: ImportedNote): ImportedNote {
  const { quote } = note
  if (quote.exact.length > MAX_QUOTE) throw unreadable('A note of this file quotes more than 100,000 characters.')
  if (note.comment.length > MAX_COMMENT) throw unreadable('A note of this file is longer than 100,000 characters.')
  const tags = note.tags.map((tag) => tag.trim().slice(0, MAX_TAG)).filter((tag) => tag !== '')
  return { ...note, tags: [...new Set(tags)].slice(0, MAX_TAGS) }
}

const unreadable = (message: string) => new LecternError('IMPORT_UNREADABLE', message)
