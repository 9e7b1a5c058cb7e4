import { foldText } from '../../shared/canonical-text.ts'
import { cleanCopy } from './peek-content.ts'

/** A copy of a display formula as it is drawn in the post, the `index`th from the top; null where it is not there yet or failed. */
export function copyFormula(article: Element, index: number, tex: string): Element | null {
  const formulas = [...article.querySelectorAll<HTMLElement>('.post-section .math[data-display]')].filter((formula) => !formula.closest('[data-skip]'))
  const formula = formulas[index]
  if (!formula || formula.matches('.math-error') || foldText(formula.dataset.tex ?? '') !== tex) return null
  const copy = cleanCopy(formula)
  // The list tells the number.
  for (const tag of copy.querySelectorAll('.katex-html > .tag')) tag.remove()
  return copy
}
