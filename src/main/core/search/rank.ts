import { LEVELS } from '../../../shared/search/key-words.ts'
import type { Plan } from './plan.ts'
import type { Scored, SearchTables } from './search-tables.ts'

/** Added to the score of posts that have all words in their title, or in their headings. */
const IN_TITLE = 1000
const IN_HEADINGS = 500
/** Factor for words that stand near each other. */
const NEAR = 1.25
/** So many best posts are put in their final order; those behind them follow by score alone. */
const SORTED = 60
/** Up to this number each post that matches is weighed by its whole text, else all by their key words. */
const MOST_WEIGHED = 250
const MOST_NOTED = 500
/** How much BM25 makes of a word at most, for its rarity. */
const SATURATED = 2.2
/** Scores closer to each other than this are equal. */
const STEP = 0.2

/** The posts of one page, best first, and how many there are in all. */
export function rank(tables: SearchTables, plan: Plan, offset: number, limit: number): { total: number; page: Scored[] } {
  const { match, conditions } = plan
  const end = offset + limit
  if (match === null) return { total: tables.count(conditions), page: tables.newest(conditions, end).slice(offset) }
  const posts = tables.matching(match, conditions)
  const noted = plan.notesSuffice && plan.notes !== null ? tables.postsWithNotes(plan.notes, conditions, MOST_NOTED) : []
  const also = noted.length > 0 ? without(noted, new Set(tables.matching(match, []))) : []
  const found = posts.length <= MOST_WEIGHED ? byText(tables, plan, match, posts) : byKeys(tables, plan, posts, Math.max(SORTED, end))
  for (const post of also) found.push({ post, score: IN_HEADINGS })
  const best = found.sort((a, b) => b.score - a.score).slice(0, Math.max(SORTED, end))
  return { total: posts.length + also.length, page: ordered(tables, plan, best).slice(offset, end) }
}

/** Few enough to weigh each. */
function byText(tables: SearchTables, { keys }: Plan, match: string, posts: readonly number[]): Scored[] {
  if (posts.length < 2) return posts.map((post) => ({ post, score: 0 }))
  const inTitle = new Set(keys.title === null ? [] : tables.keyed(keys.title))
  const inHeadings = new Set(keys.headings === null ? [] : tables.keyed(keys.headings))
  const bonus = (post: number) => (inTitle.has(post) ? IN_TITLE : inHeadings.has(post) ? IN_HEADINGS : 0)
  const wanted = new Set(posts)
  return tables.weighed(match).filter(({ post }) => wanted.has(post)).map(({ post, score }) => ({ post, score: score + bonus(post) }))
}

/** BM25 from how much posts are about each word, in steps; whatever the number of posts, it costs some lists of numbers. */
function byKeys(tables: SearchTables, { keys }: Plan, posts: readonly number[], want: number): Scored[] {
  const scores = new Float64Array((posts.at(-1) ?? 0) + 1)
  const add = (expression: string | null, score: number) => {
    if (expression !== null) for (const post of tables.keyed(expression)) if (post < scores.length) scores[post] = (scores[post] ?? 0) + score
  }
  add(keys.headings, IN_HEADINGS)
  add(keys.title, IN_TITLE - IN_HEADINGS)
  const all = tables.size()
  for (const levels of keys.levels) {
    let rarity = 0
    for (const [level, expression] of levels.entries()) {
      const about = tables.keyed(expression)
      // Words that most posts are about tell nothing.
      if (about.length > all / 2) break
      if (level === 0) rarity = Math.log(1 + (all - about.length + 0.5) / (about.length + 0.5)) * SATURATED
      const more = rarity * ((LEVELS[level] ?? 0) - (LEVELS[level - 1] ?? 0))
      for (const post of about) if (post < scores.length) scores[post] = (scores[post] ?? 0) + more
    }
  }
  const least = leastOf(scores, posts, want)
  return posts.flatMap((post) => ((scores[post] ?? 0) >= least ? { post, score: scores[post] ?? 0 } : []))
}

/** A score that at least so many posts have, and not many more: found by counting, as sorting thousands takes its time. */
function leastOf(scores: Float64Array, posts: readonly number[], want: number): number {
  if (posts.length <= want) return 0
  const counts = new Map<number, number>()
  for (const post of posts) {
    const step = Math.floor((scores[post] ?? 0) / STEP)
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  let reached = 0
  for (const [step, count] of [...counts].sort((a, b) => b[0] - a[0])) {
    reached += count
    if (reached >= want) return step * STEP
  }
  return 0
}

/** Words near each other count for more; among posts that are as good as each other the newer comes first. */
function ordered(tables: SearchTables, { near }: Plan, best: readonly Scored[]): Scored[] {
  if (best.length < 2) return [...best]
  const head = best.slice(0, SORTED)
  const isNear = new Set(near === null ? [] : tables.matching(near, []))
  const dates = new Map(tables.dates(head.map(({ post }) => post)).map(({ post, date }) => [post, date ?? -Infinity]))
  const scored = head.map(({ post, score }) => {
    const tier = score >= IN_TITLE ? IN_TITLE : score >= IN_HEADINGS ? IN_HEADINGS : 0
    return { post, score: isNear.has(post) ? tier + (score - tier) * NEAR : score }
  })
  const step = (score: number) => Math.round(score / STEP)
  scored.sort((a, b) => step(b.score) - step(a.score) || (dates.get(b.post) ?? 0) - (dates.get(a.post) ?? 0) || b.score - a.score || a.post - b.post)
  return [...scored, ...best.slice(SORTED)]
}

const without = (posts: readonly number[], others: ReadonlySet<number>) => posts.filter((post) => !others.has(post))
