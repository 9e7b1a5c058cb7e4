import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Warning } from '../../../shared/model.ts'
import { systemCode } from '../annotations/journal/durable.ts'
import { createSerial } from '../annotations/serial.ts'
import { writeAtomically } from '../write-atomically.ts'

/** Seconds by day (`yyyy-mm-dd`, of this machine's time zone) and post. */
export type Times = Record<string, Record<string, number>>

const TimesFile = z.object({ v: z.literal(1), days: z.record(z.iso.date(), z.record(z.string(), z.number().min(0))) })

/** Days for which posts are told apart; of those before only the sum is kept, under `''`. */
const DAYS_BY_POST = 400

/** The file, what was set aside of it, and what a write that was cut off left. */
const OURS = /^statistics\.(?:json(?:\..*tmp)?|broken-\d+\.json)$/

export interface ReadingTimes {
  /** All that is on record. */
  read(): Promise<Times>
  /** On disk when it resolves. */
  add(day: string, postId: string, seconds: number): Promise<void>
  /** Deletes the file, and those that were set aside. */
  clear(): Promise<void>
  notices(): Warning[]
}

/**
 * The time that was spent reading, in `<data>/statistics.json`: on this machine alone, and gone when it is deleted, which is why
 * it is in no journal. A file that cannot be read is kept as `statistics.broken-<time>.json`.
 */
export function createReadingTimes({ dataDir, now }: { dataDir: string; now: () => number }): ReadingTimes {
  const file = join(dataDir, 'statistics.json')
  const inTurn = createSerial()
  const notices: Warning[] = []

  async function read(): Promise<Times> {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return {}
      throw error
    }
    try {
      return TimesFile.parse(JSON.parse(text)).days
    } catch {
      const aside = `statistics.broken-${now()}.json`
      await rename(file, join(dataDir, aside))
      notices.push({ code: 'statistics-set-aside', message: `The reading times could not be read and begin anew. The old file is kept as ${aside} in Lectern's data folder.`, line: null })
      return {}
    }
  }

  return {
    read: () => inTurn(file, read),
    // Read anew each time: another window's core may have written meanwhile.
    add: (day, postId, seconds) => inTurn(file, async () => {
      const days = foldOld(await read(), day)
      const times = { ...days[day] }
      times[postId] = Math.round((times[postId] ?? 0) + seconds)
      await writeAtomically(file, `${JSON.stringify({ v: 1, days: { ...days, [day]: times } })}\n`)
    }),
    clear: () => inTurn(file, async () => {
      const ours = (await readdir(dataDir)).filter((name) => OURS.test(name))
      await Promise.all(ours.map((name) => rm(join(dataDir, name), { force: true })))
      notices.length = 0
    }),
    notices: () => notices
  }
}

function foldOld(days: Times, today: string): Times {
  const oldest = new Date(Date.parse(today) - DAYS_BY_POST * 86_400_000).toISOString().slice(0, 10)
  return Object.fromEntries(Object.entries(days).map(([day, times]) =>
    [day, day < oldest ? { '': Object.values(times).reduce((sum, seconds) => sum + seconds, 0) } : times]))
}
