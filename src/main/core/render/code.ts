import type { GrammarState } from 'shiki/core'
import type { CodeSlot } from '../parse/parsed-post.ts'
import { findLanguage, isPlain, type CodeLanguage } from './code-languages.ts'
import { withLines } from './code-lines.ts'
import { tokensToHtml } from './code-tokens.ts'
import { createSpending } from './cpu-time.ts'
import { escapeHtml } from './escape.ts'
import type { Highlighter } from './highlighter.ts'
import type { Limits } from './limits.ts'
import type { Report } from './report.ts'

/** The code blocks of one post. */
export interface PostCode {
  /** Loads what the blocks need; the steps of `fill` are synchronous. */
  prepare(slots: CodeSlot[]): Promise<void>
  /** Colours a block step by step, so that its caller can pause between them. */
  fill(slot: CodeSlot): Generator<void, string>
  /** The block without colours, for one that had to be stopped. */
  giveUp(slot: CodeSlot): string
}

/** Characters of code between two pauses. */
const STEP = 2000

/** See `docs/architecture.md` for the HTML. The text of `<code>` is `slot.code`, character by character. */
export function createPostCode(highlighter: Highlighter, limits: Limits, report: Report): PostCode {
  const spending = createSpending()

  /** Null where the grammar breaks, or another post had to reset the highlighter in between. */
  const tokenise = (piece: string, id: string, state?: GrammarState) => {
    try {
      return highlighter.tokenise(piece, id, state)
    } catch {
      return null
    }
  }

  function* colour(code: string, id: string): Generator<void, string | null> {
    const html: string[] = []
    let state: GrammarState | undefined
    for (const piece of pieces(code)) {
      if (spending.end() >= limits.code) {
        report.markUnfinished()
        return null
      }
      spending.begin()
      const tokens = tokenise(piece, id, state)
      spending.end()
      if (tokens === null) return null
      state = tokens.state
      if (tokens.lines.map((line) => line.map(({ content }) => content).join('')).join('\n') !== piece) return null
      html.push(tokens.lines.map(tokensToHtml).join('\n'))
      yield
    }
    return html.join('\n')
  }

  const plain = (slot: CodeSlot, language: CodeLanguage | null, why: string): string => {
    report.add('code-plain', `A code block is shown without colours: ${why}`, slot.line)
    return figure(slot, language, escapeHtml(slot.code))
  }

  return {
    async prepare(slots) {
      const languages = slots.flatMap(({ language }) => (isPlain(language) ? null : findLanguage(language)) ?? [])
      await highlighter.load(languages)
    },
    *fill(slot) {
      const language = isPlain(slot.language) ? null : findLanguage(slot.language)
      if (language === null) {
        if (!isPlain(slot.language)) {
          const name = slot.language.slice(0, 40)
          report.add('code-language-unknown', `The code language "${name}" is not known, so the block has no colours.`, slot.line)
        }
        return figure(slot, null, escapeHtml(slot.code))
      }
      if (slot.code.length > limits.codeBlock) return plain(slot, language, `it is longer than ${limits.codeBlock} characters.`)
      if (!highlighter.isReady(language.id)) return plain(slot, language, `the grammar of ${language.label} could not be loaded.`)
      const html = yield* colour(slot.code, language.id)
      if (html !== null) return figure(slot, language, html)
      return plain(slot, language, spending.end() >= limits.code
        ? 'colouring the code of this post takes too long.'
        : `the grammar of ${language.label} fails on it.`)
    },
    giveUp(slot) {
      report.markUnfinished()
      return plain(slot, findLanguage(slot.language), 'colouring it takes too long.')
    }
  }
}

/** Whole lines, about `STEP` characters at a time; joined by line breaks they are `code` again. */
function* pieces(code: string): Generator<string> {
  let from = 0
  while (code.length - from > STEP) {
    const end = code.indexOf('\n', from + STEP)
    if (end < 0) break
    yield code.slice(from, end)
    from = end + 1
  }
  yield code.slice(from)
}

function figure(slot: CodeSlot, language: CodeLanguage | null, html: string): string {
  const label = language?.label ?? (isPlain(slot.language) ? '' : slot.language)
  const title = slot.title && `<span class="code-title">${escapeHtml(slot.title)}</span>`
  const name = label && `<span class="code-language">${escapeHtml(label)}</span>`
  const from = slot.numberedFrom
  const numbers = from === undefined ? '' : ` data-numbered style="counter-reset:line ${from - 1}"`
  return `<figure class="code" data-language="${escapeHtml(language?.id ?? slot.language)}"${numbers}>` +
    `<figcaption data-skip>${title}${name}<button type="button" data-action="copy">Copy</button></figcaption>` +
    `<pre tabindex="0"><code>${withLines(html, slot)}</code></pre></figure>`
}
