import { expect, it } from 'vitest'
import { groupWarnings, warningKind } from '../../src/shared/warning-kinds.ts'

it('groups warnings by what they are of, in the order of reports', () => {
  const groups = groupWarnings(['image-missing', 'tag-unknown', 'image-remote', 'image-missing', 'never-heard-of'].map((code, line) => ({ code, line })))
  expect(groups.map(({ kind, warnings }) => [kind, warnings.map(({ line }) => line)])).toEqual([
    ['tags', [1]], ['missing-images', [0, 3]], ['remote-images', [2]], ['other', [4]]
  ])
  expect(warningKind('math-failed')).toBe('formulas')
})
