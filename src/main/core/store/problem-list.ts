import type { Database } from 'better-sqlite3'
import type { Problem, ProblemPage, ProblemQuery, Warning } from '../../../shared/model.ts'
import { groupWarnings } from '../../../shared/warning-kinds.ts'

export type ProblemList = ReturnType<typeof createProblemList>

interface Row { postId: string; title: string; path: string; warnings: string; found: string | null; unplaced: string | null }

/** Lists over the warnings of all listed posts: of their parsing, and of looks at how they are set. */
export function createProblemList(db: Database) {
  const rows = db.prepare<[{ folder: string | null }], Row>(`
    SELECT id AS postId, title, path, warnings, found, unplaced FROM posts LEFT JOIN looks USING (post)
    WHERE gone = 0 AND (warnings <> '[]' OR found <> '[]' OR unplaced <> '[]') AND (@folder IS NULL OR folder = @folder) ORDER BY folder, path`)

  return {
    /** One page of the problems of a folder or of all, by kind, and how many there are of each kind. */
    problems({ folderId, kind, offset, limit }: ProblemQuery): ProblemPage {
      const all = rows.all({ folder: folderId ?? null }).flatMap(({ warnings, found, unplaced, ...post }): Problem[] =>
        [warnings, found ?? '[]', unplaced ?? '[]'].flatMap((list) => JSON.parse(list) as Warning[]).sort(byLine).map((warning) => ({ ...post, ...warning })))
      const groups = groupWarnings(all)
      const found = groups.filter((group) => kind === undefined || group.kind === kind).flatMap(({ warnings }) => warnings)
      return {
        total: found.length,
        kinds: groups.map((group) => ({ kind: group.kind, count: group.warnings.length })),
        problems: found.slice(offset, offset + limit)
      }
    }
  }
}

/** What has no line is about the whole file and comes first. */
const byLine = (a: Warning, b: Warning) => (a.line ?? 0) - (b.line ?? 0)
