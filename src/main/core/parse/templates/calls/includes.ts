import { splitFrontMatter } from '../../front-matter.ts'
import { argument, isTrue, type Answer, type Answerer, type Call } from '../template.ts'
import { codeInfo } from './code.ts'

/**
 * The text of another file: `{{< include _part.qmd >}}` of Quarto, without its front matter, Docsy's `readfile`, and the
 * examples of Kubernetes' site as code.
 */
export const answerInclude: Answerer = (call, { read }) => {
  const path = argument(call, 'file', 'path', 0)
  if (path === '') return null
  switch (call.name) {
    case 'include': case 'readfile': {
      const text = read(path)
      if (text === null) return null
      return isTrue(call.named.get('code')) || call.named.has('lang') ? code(call, path, text) : { text: splitFrontMatter(text).body }
    }
    case 'code-sample': case 'codenew': case 'include-code': {
      const text = read(path) ?? read(`/content/en/examples/${path}`)
      return text === null ? null : code(call, path, text)
    }
    default: return null
  }
}

const code = (call: Call, path: string, text: string): Answer => ({
  pieces: [{ code: text.trimEnd(), info: codeInfo(argument(call, 'lang', 'language') || (/\.(\w+)$/.exec(path)?.[1] ?? ''), path) }], block: true
})
