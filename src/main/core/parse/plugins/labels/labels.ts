import type { MarkdownEnv } from '../slots.ts'

/** What a reference can name. */
export interface Label {
  /** The id of its element, `''` where it has none. */
  id: string
  /** How a reference calls it: `Figure 2`, or a heading's words. */
  words: string
}

const labels = new WeakMap<MarkdownEnv, Map<string, Label>>()

/** The labels of a post, known once its blocks are read. */
export function labelsOf(env: MarkdownEnv): Map<string, Label> {
  const known = labels.get(env) ?? new Map<string, Label>()
  labels.set(env, known)
  return known
}

export type LabelKind = 'fig' | 'tbl' | 'sec' | 'eq' | 'lst' | 'thm'

const WORDS: Readonly<Record<LabelKind, readonly [string, string]>> = {
  fig: ['Figure', '图'], tbl: ['Table', '表'], sec: ['Section', '节'], eq: ['Equation', '式'], lst: ['Listing', '代码'], thm: ['Theorem', '定理']
}

/** `Figure 2`, in the language of the post. */
export const numbered = (kind: LabelKind, number: number, chinese: boolean): string =>
  (chinese ? `${WORDS[kind][1]}${number}` : `${WORDS[kind][0]} ${number}`)

/** What kind of thing a label names, by how authors begin it: `fig-x`, `fig:x`, `fig_x`. */
export function kindOf(label: string): LabelKind | null {
  const start = /^(fig|tbl|tab|table|eq|sec|subsec|chap|chapter|lst|thm|lem|cor|prp|def)[-:_.]/i.exec(label)?.[1]?.toLowerCase()
  switch (start) {
    case undefined: return null
    case 'fig': case 'eq': case 'lst': return start
    case 'tbl': case 'tab': case 'table': return 'tbl'
    case 'sec': case 'subsec': case 'chap': case 'chapter': return 'sec'
    default: return 'thm'
  }
}

/** A label without its kind, for one that nothing in the post has: `fig_conv_pad` is `conv pad`. */
export const bareLabel = (label: string): string => label.replace(/^[a-z]+[-:_.](?=.)/i, '').replace(/[-_]+/g, ' ')

const equations = new WeakMap<MarkdownEnv, Set<string>>()

/** The labels of the post's equations, which the renderer numbers, known once its blocks are read. */
export function equationsOf(env: MarkdownEnv): Set<string> {
  const known = equations.get(env) ?? new Set<string>()
  equations.set(env, known)
  return known
}
