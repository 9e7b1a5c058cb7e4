const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMERIC = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:(?:T|[ \t]+)(.+))?$/i
const DAY_FIRST = /^(?:[a-z]{3,9},?[ \t]+)?(\d{1,2})(?:st|nd|rd|th)?[ \t]+([a-z]{3,9})\.?,?[ \t]+(\d{4})(?:,?[ \t]+(.+))?$/i
const MONTH_FIRST = /^(?:[a-z]{3,9},?[ \t]+)?([a-z]{3,9})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(\d{4})(?:,?[ \t]+(.+))?$/i
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?[ \t]*(?:(Z|UTC|GMT)?[ \t]*([+-])(\d{1,2}):?(\d{2})?|(Z|UTC|GMT)|)(?:[ \t]*\([^)]*\))?$/i

/**
 * A date as front matter tells it, as ISO 8601: `yyyy-mm-dd`, or `yyyy-mm-ddThh:mm:ss` with the offset where one is told.
 * Reads dates of YAML and TOML, `2022-10-14 11:00:00 UTC-06:00`, `20 May 2021`, `May 20th, 2021`; a year and month alone
 * are the first of that month. Null for anything that is not a day of the calendar.
 */
export function toIsoDate(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : fromText(value.toISOString())
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1000 && value <= 9999 ? `${value}-01-01` : null
  return typeof value === 'string' ? fromText(value.slice(0, 100).trim()) : null
}

function fromText(text: string): string | null {
  const numeric = NUMERIC.exec(text)
  if (numeric) return build(numeric[1], Number(numeric[2]), numeric[3] ?? '1', numeric[4])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return build(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst[4])
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst ? build(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst[4]) : null
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const two = (number: number | string): string => String(number).padStart(2, '0')

function build(year = '', month: number, dayText = '', time: string | undefined): string | null {
  const day = Number(dayText)
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(Number(year), month, 0)).getUTCDate()) return null
  return `${year}-${two(month)}-${two(day)}${time === undefined ? '' : timeOf(time.trim())}`
}

/** `''` where the time is not one: the day still counts. */
function timeOf(text: string): string {
  const match = TIME.exec(text)
  if (!match) return ''
  const [, hours = '', minutes = '', seconds = '00', , sign, offsetHours = '', offsetMinutes = '00', zulu] = match
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return ''
  const offset = sign ? `${sign}${two(offsetHours)}:${offsetMinutes}` : zulu ? 'Z' : ''
  return `T${two(hours)}:${minutes}:${seconds}${offset}`
}
