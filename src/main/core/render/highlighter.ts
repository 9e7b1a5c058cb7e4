import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core'
import type { GrammarState, HighlighterCore, ThemedToken } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import type { CodeLanguage } from './code-languages.ts'

/** Shiki with one theme of CSS variables, so that a change of theme renders nothing anew, and languages on demand. */
export interface Highlighter {
  /** Makes `languages` ready; one whose grammar cannot be loaded stays unready. */
  load(languages: CodeLanguage[]): Promise<void>
  isReady(id: string): boolean
  /** Tokens by line; `state` is where the text before them ended. */
  tokenise(code: string, id: string, state?: GrammarState): { lines: ThemedToken[][]; state: GrammarState | undefined }
  /** Throws away what a stopped run may have left half done. */
  reset(): void
}

const THEME = 'css-variables'
const LONGEST_LINE = 1000
const MS_PER_LINE = 250

/**
 * Oniguruma as WebAssembly, not Shiki's engine on JavaScript's own expressions: that one is quicker with small
 * grammars, but takes two seconds to translate the first line of C++ and half a second for TypeScript.
 */
export function createHighlighter(): Highlighter {
  let core: HighlighterCore | null = null
  const ready = new Set<string>()

  const start = async (): Promise<HighlighterCore> => core ??= await createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME })], langs: [], engine: createOnigurumaEngine(import('shiki/wasm'))
  })

  return {
    isReady: (id) => ready.has(id),
    async load(languages) {
      for (const { id, load } of languages) {
        if (ready.has(id)) continue
        try {
          const shiki = await start()
          await shiki.loadLanguage(load)
          // Compiles the grammar here, where the watchdog of the blocks does not count.
          shiki.codeToTokensBase('a', { lang: id, theme: THEME })
          ready.add(id)
        } catch {
          // The block is shown without colours.
        }
      }
    },
    tokenise(code, id, state) {
      if (core === null) throw new Error('No language is loaded.')
      const lines = core.codeToTokensBase(code, {
        lang: id, theme: THEME, tokenizeMaxLineLength: LONGEST_LINE, tokenizeTimeLimit: MS_PER_LINE,
        ...state && { grammarState: state }
      })
      return { lines, state: core.getLastGrammarState(lines) }
    },
    reset() {
      try {
        core?.dispose()
      } catch {
        // A run that was stopped half way can leave it in a state that cannot be taken down.
      }
      core = null
      ready.clear()
    }
  }
}
