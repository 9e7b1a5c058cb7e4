import { toIsoDate } from '../dates.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A date by a pattern of `strftime`; text that is no date stays as it is. */
export function formatDate(text: string, pattern = '%Y-%m-%d'): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?/.exec(toIsoDate(text) ?? '')
  if (!day) return text
  const [, year = '', month = '', date = '', hours = '00', minutes = '00', seconds = '00'] = day
  const monthName = MONTHS[Number(month) - 1] ?? ''
  const dayName = DAYS[new Date(`${year}-${month}-${date}T00:00:00Z`).getUTCDay()] ?? ''
  const parts: Record<string, string> = {
    'Y': year, 'y': year.slice(2), 'm': month, 'd': date, 'B': monthName, 'b': monthName.slice(0, 3), 'h': monthName.slice(0, 3),
    'e': date.replace(/^0/, ' '), 'A': dayName, 'a': dayName.slice(0, 3), 'H': hours, 'M': minutes, 'S': seconds,
    'F': `${year}-${month}-${date}`, '-d': String(Number(date)), '-m': String(Number(month)), '%': '%'
  }
  return pattern.replace(/%(-?[A-Za-z%])/g, (all, key: string) => parts[key] ?? all)
}
