import { expect, it } from 'vitest'
import type { PathWarning } from '../../../../src/main/core/library/path-warning.ts'
import { createLeftOut } from '../../../../src/main/core/sync/left-out.ts'

const unreadable = (path: string, message = 'It cannot be read.'): PathWarning => ({ code: 'post-unreadable', path, message, line: null })
const messages = (left: ReturnType<typeof createLeftOut>) => left.notices().map(({ message }) => message)

it('names what cannot be read, until a pass over it can read it', () => {
  const left = createLeftOut('posts')
  expect(left.update('all', [unreadable('a.md'), unreadable('deep/b.md')])).toBe(true)
  expect(messages(left)).toEqual(['posts/a.md: It cannot be read.', 'posts/deep/b.md: It cannot be read.'])
  expect(left.update(['a.md'], [unreadable('a.md')])).toBe(false)
  expect(left.update(['deep'], [])).toBe(true)
  expect(messages(left)).toEqual(['posts/a.md: It cannot be read.'])
  expect(left.update('all', [])).toBe(true)
  expect(left.notices()).toEqual([])
})

it('sums up many, and says nothing of links that are not followed', () => {
  const left = createLeftOut('posts')
  left.update('all', [{ ...unreadable('link.md'), code: 'link-outside' }, ...Array.from({ length: 9 }, (_, at) => unreadable(`${String(at)}.md`))])
  expect(left.notices()).toHaveLength(6)
  expect(messages(left).at(-1)).toBe('4 more files or folders of posts cannot be read.')
})
