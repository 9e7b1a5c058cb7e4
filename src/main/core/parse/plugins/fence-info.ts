import { parseCodeLines, type CodeLines } from './code-lines.ts'

/** What the words behind a fence's back-ticks say. `language` is lower case, `''` where none is told. */
export interface FenceInfo extends CodeLines { language: string; title: string }

const TITLE = /(?:^|[\s{,])(?:title|filename|file|name|caption)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{},]+))/i

/**
 * Reads `python`, `python title="x"`, `{.python .input}`, `{python}`, `python:title`, `rust,ignore`, `language-python`
 * and their kin. Bounded, as the line may hold anything.
 */
export function parseFenceInfo(info: string): FenceInfo {
  const text = info.slice(0, 500).trim()
  const title = TITLE.exec(text)
  const first = /^\{?[\s.]*(?:language-|lang-)?([^\s{},:;=]+)/.exec(text)?.[1] ?? ''
  const named = /^[^\s{}]+:([^\s:{}][^\s{}]*)/.exec(text)?.[1] ?? ''
  const language = text.slice(0, 40).includes(`${first}=`) && !text.startsWith(`${first}= `) ? '' : first
  return {
    language: /^[\w+.-][\w+#.-]{0,39}$/.test(language) && /\w/.test(language) ? language.toLowerCase() : '',
    title: (title?.[1] ?? title?.[2] ?? title?.[3] ?? (/^line-numbers/.test(named) ? '' : named)).trim(),
    ...parseCodeLines(text)
  }
}
