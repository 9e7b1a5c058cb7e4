import type { Problem } from '../../shared/model.ts'
import type { WarningKind } from '../../shared/warning-kinds.ts'

/** The problems of one kind in one post. */
export interface PostProblems { postId: string; title: string; path: string; problems: Problem[] }

/** Neighbours of one kind and post together; the order stays. */
export function groupProblems(problems: readonly Problem[], kindOf: (problem: Problem) => WarningKind): { kind: WarningKind; posts: PostProblems[] }[] {
  const groups: { kind: WarningKind; posts: PostProblems[] }[] = []
  for (const problem of problems) {
    const kind = kindOf(problem)
    let group = groups.at(-1)
    if (group?.kind !== kind) groups.push(group = { kind, posts: [] })
    const { postId, title, path } = problem
    let post = group.posts.at(-1)
    if (post?.postId !== postId) group.posts.push(post = { postId, title, path, problems: [] })
    post.problems.push(problem)
  }
  return groups
}
