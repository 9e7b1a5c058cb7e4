import { FINISHED } from '../../shared/choices.ts'
import type { PostSummary } from '../../shared/model.ts'
import { formatNumber, formatterOf, t } from './words.ts'

const dateFormat = (name: string, options: Intl.DateTimeFormatOptions) =>
  formatterOf(name, (tag) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }))

/** `12 Apr 2024` in the reader's language. The day as its author wrote it, in whichever time zone that was. */
export function formatDate(date: string): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? date : dateFormat('day', { day: 'numeric', month: 'short', year: 'numeric' }).format(time)
}

const timeOf = (month: string) => Date.parse(`${month}-01T00:00:00Z`)

/** `2024`, `May 2024`, `Without a date`: what a filter's period means. */
export function formatPeriod(period: string): string {
  if (period === 'undated') return t('dates.undated')
  return period.length === 7 ? dateFormat('month of a year', { month: 'long', year: 'numeric' }).format(timeOf(period)) : period
}

/** `May` of `2024-05`. */
export const formatMonth = (month: string): string => dateFormat('month', { month: 'long' }).format(timeOf(month))

/** `40 s`, `3 min`: how long something will take, from seconds. */
export const formatWait = (seconds: number): string =>
  (seconds < 90 ? t('dates.seconds', { count: seconds }) : t('dates.minutes', { count: Math.round(seconds / 60) }))

/** The year of an ISO date, or null for anything else. */
export function yearOf(date: string | null): string | null {
  return /^\d{4}/.exec(date ?? '')?.[0] ?? null
}

/** `1,204`. */
export const formatCount = (count: number): string => formatNumber(count)

/** `1 note`, `1,204 notes`, in English only. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** What is left to read, in whole minutes, at least 1. */
export function minutesLeft({ minutes, progress }: Pick<PostSummary, 'minutes' | 'progress'>): number {
  return Math.max(1, Math.round(minutes * (1 - progress)))
}

/** `Read`, `42% read`, or nothing for a post that was never begun. */
export function formatProgress(progress: number): string {
  if (progress <= 0) return ''
  return progress >= FINISHED ? t('dates.read') : t('dates.partRead', { percent: Math.max(1, Math.round(progress * 100)) })
}
