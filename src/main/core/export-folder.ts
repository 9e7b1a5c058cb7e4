import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LecternError } from '../../shared/errors.ts'
import type { WrittenExport } from '../../shared/model.ts'
import { createNames, fileNameOf } from './exchange/export/file-name.ts'
import type { MarkdownPost } from './exchange/export/markdown.ts'
import { mergeMarkdown } from './exchange/export/merge-markdown.ts'
import { openFolderPath } from './library/open-folder-path.ts'
import { writeAtomically } from './write-atomically.ts'

/** A longer file is none that Lectern wrote. */
const MAX_BYTES = 20 * 1024 * 1024
/** Stands at the top of a file that holds the notes of all posts. */
const ALL = '<!-- lectern-all -->'
const POST = /<!-- lectern-post:([\w-]+) -->/g

interface OwnFile { name: string; text: string; keys: string[]; all: boolean }

/**
 * Writes notes into a folder. A post's notes go into the file that has the post's mark, under whatever name the reader gave
 * it, else into a new one. Other files are neither changed nor replaced.
 * @param options.isGone whether a note was deleted
 * @throws LecternError EXPORT_UNWRITABLE and what `openFolderPath` does; files before the failing one are whole
 */
export async function writeExportFolder(posts: readonly MarkdownPost[], options: {
  folder: string
  single: boolean
  isGone: (id: string) => boolean
}): Promise<WrittenExport['files']> {
  const folder = await openFolderPath(options.folder)
  const names = await readdir(folder)
  const own = (await ownFiles(folder, names)).filter(({ all }) => all === options.single)
  const newName = createNames(names)
  const files: WrittenExport['files'] = []
  const rest = new Map(posts.map((post) => [post.key, post]))

  const write = async (name: string, before: string | null, after: string) => {
    if (before !== after) await save(join(folder, name), after)
    files.push({ name, state: before === null ? 'created' : before === after ? 'same' : 'changed' })
  }
  for (const { name, text, keys } of own) {
    const here = options.single ? [...rest.values()] : keys.flatMap((key) => rest.get(key) ?? [])
    for (const { key } of here) rest.delete(key)
    const merged = mergeMarkdown(text, here, options.isGone)
    if (here.length > 0 || merged !== text) await write(name, text, merged)
  }
  if (options.single && rest.size > 0) {
    const merged = mergeMarkdown(`${ALL}\n`, [...rest.values()])
    await write(newName('Notes', 'md'), null, merged.endsWith('\n') ? merged : `${merged}\n`)
  } else {
    for (const post of rest.values()) await write(newName(fileNameOf(post.title), 'md'), null, mergeMarkdown(null, [post]))
  }
  return files
}

async function ownFiles(folder: string, names: readonly string[]): Promise<OwnFile[]> {
  const found: OwnFile[] = []
  for (const name of names.filter((each) => /\.md$/i.test(each)).sort()) {
    const path = join(folder, name)
    const info = await stat(path).catch(() => null)
    if (!info?.isFile() || info.size > MAX_BYTES) continue
    const text = await readFile(path, 'utf8').catch(() => '')
    const keys = [...text.matchAll(POST)].map((match) => match[1] ?? '')
    const all = text.includes(ALL)
    if (keys.length > 0 || all) found.push({ name, text, keys, all })
  }
  return found
}

async function save(path: string, text: string): Promise<void> {
  try {
    await writeAtomically(path, text)
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new LecternError(full ? 'DISK_FULL' : 'EXPORT_UNWRITABLE', full ? undefined : `Could not write ${path}. Check its permissions and try again.`, { cause: error })
  }
}
