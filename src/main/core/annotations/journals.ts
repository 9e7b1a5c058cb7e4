import type { Warning } from '../../../shared/model.ts'
import type { HybridClock } from './journal/hlc.ts'
import { createJournalFolder } from './journal/journal-folder.ts'
import { createJournalWriter } from './journal/journal-writer.ts'
import { isWritable, journalRoot, placesOf, type JournalPlace } from './journal/places.ts'
import { fromLine, toLine, type JournalRecord } from './journal/record.ts'
import { watchFolders, type Followed } from './journal/watch-folders.ts'

/** The journals of one folder of posts: all devices' are read, this device's is written. */
export interface Journals {
  /** Both places, whichever is written. */
  readonly places: readonly JournalPlace[]
  /** Where this device writes. */
  readonly place: JournalPlace
  /** Resolves to the record as it reads back, once it is on disk. Rejects with DISK_FULL or JOURNAL_UNWRITABLE. */
  append(record: JournalRecord): Promise<JournalRecord>
  /** The same for several, with one fsync: all are on disk, or none is acknowledged. */
  appendAll(records: readonly JournalRecord[]): Promise<JournalRecord[]>
  /** Hands on what is new. */
  refresh(): Promise<void>
  /** Hands on what others write, from now on. */
  watch(): void
  notices(): Warning[]
  close(): Promise<void>
}

const IN_APP: Warning = {
  code: 'journal-in-app',
  message: "This folder cannot be written, so your notes on its posts are kept in Lectern's own data folder.",
  line: null
}

/** @param options.onRecords called with what was read; what this process appends itself is not among it */
export async function openJournals(options: {
  folder: { id: string; path: string; journal: 'library' | 'app'; beside?: boolean }
  dataDir: string
  device: string
  clock: HybridClock
  now: () => number
  onRecords: (records: JournalRecord[]) => void
}): Promise<Journals> {
  const { folder, clock, device } = options
  const places = placesOf(options.dataDir, folder)
  const roots = [places.library, places.app]
  const read = folder.beside === false ? [places.app] : roots
  const readers = read.map((place) => createJournalFolder(journalRoot(place)))
  /** Being written: they are not true before they are acknowledged, though they can be read already. */
  const underway = new Set<string>()
  let refused = folder.journal === 'library' && !(await isWritable(places.library, device))
  const inLibrary = folder.journal === 'library' && !refused
  const writer = createJournalWriter({
    place: inLibrary ? places.library : places.app,
    fallback: inLibrary ? places.app : null,
    device,
    now: options.now,
    onFallback: () => { refused = true }
  })

  let reading: Promise<void> | null = null
  let readAgain = false
  let watched: ReturnType<typeof watchFolders> | null = null
  let closed = false

  const readAll = async () => {
    for (const reader of readers) {
      const records = (await reader.read()).filter(({ t }) => !underway.has(t))
      for (const { t } of records) clock.observe(t)
      if (records.length > 0 && !closed) options.onRecords(records)
    }
    watched?.follow(toFollow(), readers.some((reader) => reader.unfinished()))
  }
  const refresh = () => {
    readAgain = true
    reading ??= (async () => {
      while (readAgain && !closed) {
        readAgain = false
        await readAll()
      }
    })().finally(() => { reading = null })
    return reading
  }
  const appendAll = async (records: readonly JournalRecord[]) => {
    const lines = records.map((record) => ({ record, line: toLine(record) }))
    const asRead = lines.map(({ record, line }) => {
      const read = fromLine(Buffer.from(line))
      if (read.state !== 'record') throw new Error(`A ${record.k} record would not be read again.`)
      return read.record
    })
    for (const { t } of records) underway.add(t)
    try {
      // Given to the writer at once, they are written at once.
      await Promise.all(lines.map(({ line }) => writer.append(line)))
      return asRead
    } finally {
      // The caller takes the records in first.
      setImmediate(() => { for (const { t } of records) underway.delete(t) })
    }
  }
  const toFollow = (): Followed[] => [
    ...read.flatMap((place) => aboveRoot(place)),
    ...readers.flatMap((reader) => reader.folders()).map((path) => ({ path }))
  ]

  return {
    places: roots,
    get place() { return writer.place },
    append: async (record) => (await appendAll([record]))[0] ?? record,
    appendAll,
    refresh,
    watch() {
      watched = watchFolders(() => void refresh())
      watched.follow(toFollow(), false)
    },
    notices: () => [...(refused ? [IN_APP] : []), ...readers.flatMap((reader) => reader.notices())],
    async close() {
      closed = true
      watched?.close()
      await writer.idle()
      await reading
    }
  }
}

/** The folders that tell when a place's journal folder appears. */
function aboveRoot(place: JournalPlace): Followed[] {
  return place.journal.map((name, depth) => ({
    path: journalRoot({ ...place, journal: place.journal.slice(0, depth) }), only: name, optional: depth > 0
  }))
}
