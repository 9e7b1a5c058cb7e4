import type { Database } from 'better-sqlite3'
import type { TextPart } from '../../../shared/model.ts'
import { pairDense } from '../../../shared/search/fold.ts'
import { stemsOf } from '../../../shared/search/stems.ts'
import { texTokens } from '../../../shared/search/tex.ts'
import type { PostRecord } from './post-record.ts'

/** Writes what the full-text index takes of a post. Rows go by themselves when their post is deleted. */
export function createPostWords(db: Database) {
  const put = db.prepare<[number, ...string[]]>(`
    INSERT OR REPLACE INTO post_words (rowid, title, headings, body, code, tex, captions, tags, author)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return {
    put(post: number, { meta, text, parts, headings }: Pick<PostRecord, 'meta' | 'text' | 'parts' | 'headings'>): void {
      const { body, code, tex, captions } = splitText(text, parts)
      put.run(
        post, toWords(meta.title), toWords(headings.map((heading) => heading.text).join('\n')), toWords(body), code,
        tex, toWords(captions), toWords(meta.tags.join('\n')), pairDense(meta.authors.join('\n'))
      )
    }
  }
}

/** Prose as the index takes it: its words, dense scripts in pairs, and at the end the stems that are not words of it. */
export function toWords(text: string): string {
  const stems = stemsOf(text)
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
