import type { Plan } from './plan.ts'
import type { Scored, SearchTables } from './search-tables.ts'

/** Added to the score of posts that have all words in their title, or in their headings. */
const IN_TITLE = 1000
const IN_HEADINGS = 500
/** Factor for words that stand near each other. */
const NEAR = 1.25
/** So many best posts are put in their final order; those behind them follow by score alone. */
const SORTED = 120
const MOST_NOTED = 500
/** Posts with all words in their titles are weighed by their whole text up to this number, else by their titles. */
const MOST_WEIGHED = 300

/** The posts of one page, best first, and how many there are in all. */
export function rank(tables: SearchTables, plan: Plan, offset: number, limit: number): { total: number; page: Scored[] } {
  const { match, conditions } = plan
  const known = tables.count(match, conditions)
  const noted = plan.notesSuffice && plan.notes !== null && match !== null
    ? tables.postsWithNotes(plan.notes, conditions, MOST_NOTED) : []
  const also = noted.length > 0 && match !== null ? without(noted, tables.matching(match)) : []
  const total = known + also.length
  const end = offset + limit
  if (match === null) return { total, page: tables.ranked(null, conditions, end).slice(offset) }

  const found = new Map<number, Scored>()
  const add = (scored: readonly Scored[], bonus: number) => {
    for (const { post, score } of scored) if (!found.has(post)) found.set(post, { post, score: score + bonus })
  }
  const want = Math.max(SORTED, end)
  if (known <= want) {
    // Few enough to weigh each once.
    const none = new Set<number>()
    const inTitle = plan.title === null || known < 2 ? none : tables.matching(plan.title)
    const inHeadings = plan.headings === null || known < 2 ? none : tables.matching(plan.headings)
    const bonus = (post: number) => (inTitle.has(post) ? IN_TITLE : inHeadings.has(post) ? IN_HEADINGS : 0)
    add(tables.ranked(match, conditions, want).map(({ post, score }) => ({ post, score: score + bonus(post) })), 0)
  } else for (const [tier, bonus] of [[plan.title, IN_TITLE], [plan.headings, IN_HEADINGS]] as const) {
    if (tier === null || known < 2 || found.size >= end) continue
    const isSmall = tables.count(tier, []) <= MOST_WEIGHED
    add(tables.ranked(isSmall ? `(${tier}) AND (${match})` : tier, conditions, want), bonus)
  }
  if (known > want && found.size < end) add(tables.ranked(match, conditions, want), 0)
  for (const post of also) found.set(post, { post, score: IN_HEADINGS })

  const best = [...found.values()].sort((a, b) => b.score - a.score).slice(0, want)
  return { total, page: ordered(tables, plan, best).slice(offset, end) }
}

/** Words near each other count for more; among posts that are as good as each other the newer comes first. */
function ordered(tables: SearchTables, { near }: Plan, best: readonly Scored[]): Scored[] {
  const head = best.slice(0, SORTED)
  const isNear = near === null ? new Set<number>() : tables.matching(near)
  const dates = new Map(tables.dates(head.map(({ post }) => post)).map(({ post, date }) => [post, date ?? -Infinity]))
  const scored = head.map(({ post, score }) => {
    const tier = score >= IN_TITLE ? IN_TITLE : score >= IN_HEADINGS ? IN_HEADINGS : 0
    return { post, score: isNear.has(post) ? tier + (score - tier) * NEAR : score }
  })
  const step = (score: number) => Math.round(score * 5)
  scored.sort((a, b) => step(b.score) - step(a.score) || (dates.get(b.post) ?? 0) - (dates.get(a.post) ?? 0) || b.score - a.score || a.post - b.post)
  return [...scored, ...best.slice(SORTED)]
}

const without = (posts: readonly number[], others: ReadonlySet<number>) => posts.filter((post) => !others.has(post))
