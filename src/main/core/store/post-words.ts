import type { Database } from 'better-sqlite3'
import type { TextPart } from '../../../shared/model.ts'
import { countWords } from '../../../shared/search/count-words.ts'
import { pairDense } from '../../../shared/search/fold.ts'
import { stemsOf } from '../../../shared/search/stems.ts'
import { texTokens } from '../../../shared/search/tex.ts'
import { toKeys } from '../../../shared/search/key-words.ts'
import type { PostRecord } from './post-record.ts'

/** Writes what the full-text index takes of a post. Rows go by themselves when their post is deleted. */
export function createPostWords(db: Database) {
  const put = db.prepare<[number, ...string[]]>(`
    INSERT OR REPLACE INTO post_words (rowid, title, headings, body, code, tex, captions, tags, author)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const putKeys = db.prepare<[number, string]>('INSERT OR REPLACE INTO post_keys (rowid, keys) VALUES (?, ?)')
  return {
    put(post: number, { meta, text, parts, headings }: Pick<PostRecord, 'meta' | 'text' | 'parts' | 'headings'>): void {
      const { body, code, tex, captions } = splitText(text, parts)
      const counts = countWords(body)
      put.run(
        post, toWords(meta.title), toWords(headings.map((heading) => heading.text).join('\n')), withStems(body, counts), code,
        tex, toWords(captions), toWords(meta.tags.join('\n')), pairDense(meta.authors.join('\n'))
      )
      putKeys.run(post, toKeys(meta.title, headings.map((heading) => heading.text), countWords(`${captions}\n${code}`, counts)))
    }
  }
}

/** Prose as the index takes it: its words, dense scripts in pairs, and at the end the stems that are not words of it. */
export const toWords = (text: string): string => withStems(text, countWords(text))

function withStems(text: string, words: ReadonlyMap<string, number>): string {
  const stems = stemsOf(words)
  return pairDense(stems === '' ? text : `${text}\n${stems}`)
}

/** The text of a post by what it is. A formula in a caption is a formula. */
function splitText(text: string, parts: readonly TextPart[]) {
  const out = { body: '', code: '', captions: '' }
  const tex: string[] = []
  let at = 0
  let captionEnd = 0
  const prose = (end: number) => {
    const inCaption = Math.min(Math.max(captionEnd, at), end)
    if (inCaption > at) out.captions += `${text.slice(at, inCaption)}\n`
    if (end > inCaption) out.body += `${text.slice(inCaption, end)} `
    at = Math.max(at, end)
  }
  for (const { kind, start, end } of parts) {
    prose(start)
    if (kind === 'caption') captionEnd = Math.max(captionEnd, end)
    else {
      const inside = text.slice(Math.max(at, start), end)
      if (kind === 'tex') tex.push(texTokens(inside).join(' '))
      else out.code += `${inside}\n`
      at = Math.max(at, end)
    }
  }
  prose(text.length)
  return { ...out, tex: tex.join('\n') }
}
