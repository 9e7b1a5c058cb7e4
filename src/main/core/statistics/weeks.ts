const DAY_MS = 86_400_000

/** `yyyy-mm-dd` of a moment, in this machine's time zone. @param time in ms since 1970 */
export function dayOf(time: number): string {
  const date = new Date(time)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The Monday of a day's week (ISO 8601). */
export function weekOf(day: string): string {
  const time = Date.parse(day)
  return new Date(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10)
}

/** The Mondays of the last weeks, the oldest first, with that of `today` as the last. */
export function lastWeeks(today: string, count: number): string[] {
  const monday = Date.parse(weekOf(today))
  return Array.from({ length: count }, (_, index) => new Date(monday - (count - 1 - index) * 7 * DAY_MS).toISOString().slice(0, 10))
}
