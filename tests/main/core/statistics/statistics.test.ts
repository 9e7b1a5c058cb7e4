import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createReadingTimes } from '../../../../src/main/core/statistics/reading-times.ts'
import { dayOf, lastWeeks, weekOf } from '../../../../src/main/core/statistics/weeks.ts'

function timesAt(dataDir = mkdtempSync(join(tmpdir(), 'lectern-statistics-'))) {
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return { dataDir, times: createReadingTimes({ dataDir, now: () => 1234 }) }
}

describe('weeks', () => {
  it('begin on Mondays, also across the end of a year', () => {
    expect(['2026-11-22', '2026-11-23', '2027-01-01'].map(weekOf)).toEqual(['2026-11-16', '2026-11-23', '2026-12-28'])
    expect(lastWeeks('2026-01-06', 3)).toEqual(['2025-12-22', '2025-12-29', '2026-01-05'])
  })

  it('hold days of this machine\'s time zone', () => {
    expect(dayOf(new Date(2026, 2, 9, 0, 0, 1).getTime())).toBe('2026-03-09')
    expect(dayOf(new Date(2026, 2, 9, 23, 59, 59).getTime())).toBe('2026-03-09')
  })
})

describe('the record of reading times', () => {
  it('adds up by day and post, also what comes at the same moment and from another core', async () => {
    const { times, dataDir } = timesAt()
    await Promise.all([times.add('2026-03-09', 'a', 30), times.add('2026-03-09', 'a', 30), times.add('2026-03-09', 'b', 5)])
    await timesAt(dataDir).times.add('2026-03-10', 'a', 7)
    await times.add('2026-03-10', 'a', 1)
    expect(await times.read()).toEqual({ '2026-03-09': { a: 60, b: 5 }, '2026-03-10': { a: 8 } })
  })

  it('keeps only the sum of days that are more than a year past', async () => {
    const { times } = timesAt()
    await times.add('2025-01-01', 'a', 30)
    await times.add('2025-01-01', 'b', 12)
    await times.add('2026-03-10', 'a', 1)
    expect(await times.read()).toEqual({ '2025-01-01': { '': 42 }, '2026-03-10': { a: 1 } })
  })

  it('sets a file aside that it cannot read, says so, and goes on', async () => {
    const { times, dataDir } = timesAt()
    writeFileSync(join(dataDir, 'statistics.json'), '{"v":1,"days":{"2026')
    await times.add('2026-03-10', 'a', 9)
    expect(await times.read()).toEqual({ '2026-03-10': { a: 9 } })
    expect(readFileSync(join(dataDir, 'statistics.broken-1234.json'), 'utf8')).toContain('2026')
    expect(times.notices()).toMatchObject([{ code: 'statistics-set-aside' }])
  })

  it('leaves no file once it is cleared', async () => {
    const { times, dataDir } = timesAt()
    await times.add('2026-03-10', 'a', 9)
    await times.clear()
    expect(readdirSync(dataDir)).toEqual([])
    expect(await times.read()).toEqual({})
    await times.clear()
  })
})
