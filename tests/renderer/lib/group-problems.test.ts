import { expect, it } from 'vitest'
import { groupProblems } from '../../../src/renderer/lib/group-problems.ts'
import { warningKind } from '../../../src/shared/warning-kinds.ts'

const problem = (code: string, postId: string, line: number) => ({ code, postId, title: postId, path: `${postId}.md`, message: code, line })

it('puts problems of one kind and post together and keeps their order', () => {
  const groups = groupProblems([
    problem('tag-unknown', 'a', 1), problem('tag-unknown', 'a', 4), problem('tag-leaked', 'b', 2), problem('link-dead', 'a', 3)
  ], ({ code }) => warningKind(code))
  expect(groups.map(({ kind, posts }) => [kind, posts.map(({ postId, problems }) => [postId, problems.map(({ line }) => line)])])).toEqual([
    ['tags', [['a', [1, 4]], ['b', [2]]]], ['dead-links', [['a', [3]]]]
  ])
})
