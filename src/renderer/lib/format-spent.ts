import { formatNumber, formatterOf, t } from './words.ts'

/** `1 h 20 min`, `12 min`, `under 1 min`: how long something took. @param seconds whole ones */
export function formatSpent(seconds: number): string {
  if (seconds <= 0) return t('statistics.none')
  const minutes = Math.round(seconds / 60)
  if (minutes === 0) return t('statistics.underMinute')
  if (minutes < 60) return t('statistics.minutes', { minutes: formatNumber(minutes) })
  return t('statistics.hours', { hours: formatNumber(Math.floor(minutes / 60)), minutes: formatNumber(minutes % 60) })
}

/** `12 Apr`: a day without its year. @param day `yyyy-mm-dd` */
export const formatDay = (day: string): string =>
  formatterOf('day without year', (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })).format(Date.parse(day))
