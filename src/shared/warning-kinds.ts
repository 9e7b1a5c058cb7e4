import en from './words/en/problems.ts'

/** What a warning about a post is of, in English, for reports: in the order they are shown. */
export const WARNING_KINDS = en.kinds

export type WarningKind = keyof typeof WARNING_KINDS
export const WARNING_KIND_NAMES = Object.keys(WARNING_KINDS) as [WarningKind, ...WarningKind[]]

const PREFIXES: readonly [string, WarningKind][] = [
  ['tag-', 'tags'], ['math-', 'formulas'], ['reference-', 'formulas'], ['image-remote', 'remote-images'], ['image-', 'missing-images'],
  ['link-', 'dead-links'], ['citation-', 'citations'], ['bibliography-', 'citations'], ['code-', 'code'],
  ['front-matter-', 'file'], ['encoding-', 'file'], ['not-text', 'file'], ['post-', 'file'], ['nesting-', 'file'], ['parse-', 'file']
]

/** @param code of a warning, as `model.ts` has it */
export const warningKind = (code: string): WarningKind => PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other'

/** Warnings by kind, those of one kind in the order they came. */
export function groupWarnings<T extends { code: string }>(warnings: readonly T[]): { kind: WarningKind; warnings: T[] }[] {
  const groups = new Map<WarningKind, T[]>()
  for (const warning of warnings) {
    const kind = warningKind(warning.code)
    const group = groups.get(kind)
    if (group) group.push(warning)
    else groups.set(kind, [warning])
  }
  return WARNING_KIND_NAMES.flatMap((kind) => {
    const found = groups.get(kind)
    return found ? [{ kind, warnings: found }] : []
  })
}
