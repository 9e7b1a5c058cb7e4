import { splitFrontMatter } from '../../front-matter.ts'
import { argument, type Answerer } from '../template.ts'

/** `{{< include _part.qmd >}}` of Quarto: the text of another file, without its front matter. */
export const answerInclude: Answerer = (call, { read }) => {
  const path = call.name === 'include' ? argument(call, 0, 'file') : ''
  const text = path === '' ? null : read(path)
  return text === null ? null : { text: splitFrontMatter(text).body }
}
