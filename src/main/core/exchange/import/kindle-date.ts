const MONTHS = [
  ['jan', 'ene', 'gen', '1月'], ['feb', 'fév', 'fev', 'févr'], ['mar', 'mär', 'maa', 'mrt'], ['apr', 'avr', 'abr'], ['may', 'mai', 'mag', 'mei'],
  ['jun', 'juin', 'giu'], ['jul', 'juil', 'lug'], ['aug', 'aoû', 'ago'], ['sep', 'set'], ['oct', 'okt', 'ott', 'out'], ['nov'], ['dec', 'déc', 'dez', 'dic']
]

/**
 * The date in a line such as `Added on Monday, April 21, 2014 10:08:07 PM`, `Hinzugefügt am Dienstag, 3. Mai 2016 22:08:07`
 * or `添加于 2014年4月21日星期一 下午10:08:07`. Kindles tell no time zone: it is taken as UTC, so that the result is the same everywhere.
 */
export function kindleDate(line: string): string | null {
  const text = line.split('|').at(-1) ?? ''
  const cjk = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text)
  const western = /(?:^|\D)(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,12})\.?\s+(?:de\s+)?(\d{4})/u.exec(text)
  const american = /(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})/u.exec(text)
  const [year, month, day] = cjk ? [Number(cjk[1]), Number(cjk[2]), Number(cjk[3])]
    : american ? [Number(american[3]), monthOf(american[1] ?? ''), Number(american[2])]
      : western ? [Number(western[3]), monthOf(western[2] ?? ''), Number(western[1])] : [NaN, NaN, NaN]
  const clock = /(上午|下午|午前|午後)?\s*(\d{1,2})[:時](\d{2})(?:[:分](\d{2}))?\s*([AP]M)?/i.exec(text)
  const late = /pm|下午|午後/i.test(`${clock?.[1] ?? ''}${clock?.[5] ?? ''}`)
  const early = /am|上午|午前/i.test(`${clock?.[1] ?? ''}${clock?.[5] ?? ''}`)
  const hour = Number(clock?.[2] ?? 0)
  const time = Date.UTC(year, month - 1, day, late && hour < 12 ? hour + 12 : early && hour === 12 ? 0 : hour, Number(clock?.[3] ?? 0), Number(clock?.[4] ?? 0))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function monthOf(name: string): number {
  const lower = name.toLowerCase()
  const at = MONTHS.findIndex((names) => names.some((start) => lower.startsWith(start)))
  return at < 0 ? NaN : at + 1
}
