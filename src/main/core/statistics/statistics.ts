import { LecternError } from '../../../shared/errors.ts'
import type { Statistics, Warning } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { Folders } from '../folders.ts'
import type { Notebook } from '../notebook/notebook.ts'
import type { SettingsStore } from '../settings.ts'
import { createReadingTimes, type Times } from './reading-times.ts'
import { dayOf, lastWeeks, weekOf } from './weeks.ts'

/** Posts that the page names. */
const MOST_POSTS = 8

/** What the reader did: the time as recorded here, posts that were finished and notes that were made as the journals tell. */
export interface ReadingStatistics {
  /** Nothing where statistics are off. Time that cannot be written is lost, and no reason to disturb the reading. */
  record(postId: string, seconds: number): Promise<void>
  /** Nothing of any week where statistics are off. */
  of(weeks: number): Promise<Statistics>
  /** Throws STATISTICS_UNWRITABLE. */
  clear(): Promise<void>
  notices(): Warning[]
}

export function createStatistics({ dataDir, annotations, folders, notebook, settings, now = Date.now }: {
  dataDir: string
  annotations: Pick<Annotations, 'list' | 'markedPosts' | 'reading' | 'isExample'>
  folders: Pick<Folders, 'list'>
  notebook: Pick<Notebook, 'post'>
  settings: Pick<SettingsStore, 'get'>
  now?: () => number
}): ReadingStatistics {
  const times = createReadingTimes({ dataDir, now })

  /** Posts that were open and are finished; thousands that were only marked say nothing about reading. */
  const finishedAt = () => folders.list().flatMap(({ id }) => annotations.markedPosts(id)).flatMap((postId) => {
    const reading = annotations.reading(postId)
    return reading?.finished && reading.opened ? [reading.finished] : []
  })
  const notedAt = () => annotations.list().filter(({ id }) => !annotations.isExample(id)).map(({ created }) => created)

  return {
    async record(postId, seconds) {
      if (!settings.get().statistics) return
      try {
        await times.add(dayOf(now()), postId, seconds)
      } catch { /* the next minute is written again */ }
    },
    async of(count) {
      if (!settings.get().statistics) return { on: false, weeks: [], posts: [], recorded: false }
      const known = await times.read()
      const starts = lastWeeks(dayOf(now()), count)
      const [finished, notes] = [perWeek(finishedAt()), perWeek(notedAt())]
      const seconds = secondsPerWeek(known)
      return {
        on: true,
        weeks: starts.map((start) => ({ start, seconds: seconds.get(start) ?? 0, finished: finished.get(start) ?? 0, notes: notes.get(start) ?? 0 })),
        posts: longestRead(known, starts[0] ?? '').map(([id, spent]) => {
          const { title, missing } = notebook.post(id)
          return { id, title, missing, seconds: spent }
        }),
        recorded: Object.keys(known).length > 0
      }
    },
    async clear() {
      try {
        await times.clear()
      } catch (error) {
        throw new LecternError('STATISTICS_UNWRITABLE', undefined, { cause: error })
      }
    },
    notices: times.notices
  }
}

/** How many of these moments, as ISO times, lie in each week. */
function perWeek(moments: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const moment of moments) {
    const time = Date.parse(moment)
    if (Number.isNaN(time)) continue
    const week = weekOf(dayOf(time))
    counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  return counts
}

function secondsPerWeek(times: Times): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [day, posts] of Object.entries(times)) {
    const week = weekOf(day)
    for (const seconds of Object.values(posts)) sums.set(week, (sums.get(week) ?? 0) + seconds)
  }
  return new Map([...sums].map(([week, seconds]) => [week, Math.round(seconds)]))
}

function longestRead(times: Times, since: string): [string, number][] {
  const sums = new Map<string, number>()
  for (const [day, posts] of Object.entries(times)) {
    if (day < since) continue
    for (const [id, seconds] of Object.entries(posts)) if (id !== '') sums.set(id, Math.round((sums.get(id) ?? 0) + seconds))
  }
  return [...sums].sort(([, a], [, b]) => b - a).slice(0, MOST_POSTS)
}
