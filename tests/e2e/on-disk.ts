/** What lies in the library's folder: the reader's journal, and the posts that must stay as they are. */
import { createHash } from 'node:crypto'
import { appendFile, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

export interface Line {
  v: number
  t: string
  k: string
  id: string
  comment?: string
  colour?: string
  selector?: { quote: { exact: string } }
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}

/** The files of the library's journals: one folder per device, one file per month. */
export const journalFiles = async (library: string): Promise<string[]> =>
  (await below(join(library, '.lectern/journal'))).filter((path) => path.endsWith('.jsonl'))

/** All lines of the journals but those of reading positions. Throws where a line is not whole, or its check sum wrong. */
export async function journal(library: string): Promise<Line[]> {
  const texts = await Promise.all((await journalFiles(library)).map((path) => readFile(path, 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== '').map(whole)).filter(({ k }) => k !== 'reading')
}

function whole(line: string): Line {
  const parts = /^(.*),"c":"([0-9a-f]{8})"\}$/s.exec(line)
  if (!parts || crc32(parts[1] ?? '').toString(16).padStart(8, '0') !== parts[2]) throw new Error(`Not a whole line: ${line}`)
  return JSON.parse(line) as Line
}

/** Damages the journal as a disk or a careless editor may: a letter changed, and a line that ends early. */
export async function damageJournal(library: string): Promise<void> {
  const [file = ''] = await journalFiles(library)
  await appendFile(file, '{"v":1,"t":"torn by a crash\n{"v":1,"t":"1","k":"delete","id":"x","c":"00000000"}\n')
}

/** Bytes and times of every file that is not Lectern's. */
export async function fingerprints(library: string): Promise<Record<string, string>> {
  const files = (await below(library)).filter((path) => !path.includes('/.lectern/'))
  const prints = files.map(async (path) => {
    const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)])
    return [path, `${createHash('sha256').update(bytes).digest('hex')} ${String(mtimeMs)}`] as const
  })
  return Object.fromEntries(await Promise.all(prints))
}
