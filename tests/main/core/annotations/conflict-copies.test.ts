import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftOn, journalFiles, makePost, openAt, snapshotOf, tempFolder, TEXT } from './helpers.ts'

const post = makePost()
const WORDS = ['A cell', 'rate of division', 'not constant either']

/** The names that synchronisers give to what they could not merge, of a file `2026-01.jsonl` or a folder. */
const COPIES: Record<string, (name: string) => string> = {
  'Syncthing': (name) => insert(name, '.sync-conflict-20260105-120000-ABCDEFG'),
  'Dropbox': (name) => insert(name, " (Anna's conflicted copy 2026-01-05)"),
  'Dropbox in German': (name) => insert(name, ' (In Konflikt stehende Kopie von Änne 2026-01-05)'),
  'Google Drive': (name) => insert(name, ' (1)'),
  'iCloud': (name) => insert(name, ' 2'),
  'OneDrive': (name) => insert(name, '-DESKTOP-4F2'),
  'Nextcloud': (name) => insert(name, ' (conflicted copy 2026-01-05 120000)'),
  'Finder': (name) => insert(name, ' copy')
}
const insert = (name: string, mark: string) => name.replace(/(\.[a-z]+)?$/, (ending) => `${mark}${ending}`)

/** A library with one note whose journal went apart on two machines: what the other one wrote, in a file of its own. */
async function wentApart() {
  const here = await openAt()
  await here.annotations.save(draftOn(post, WORDS[0]!, { kind: 'underline', detached: true }), post)
  await here.annotations.close()
  const there = { library: tempFolder(), dataDir: here.dataDir }
  cpSync(here.library, there.library, { recursive: true })
  for (const [place, words] of [[here, WORDS[1]], [there, WORDS[2]]] as const) {
    const { annotations } = await openAt({ library: place.library, dataDir: place.dataDir })
    await annotations.save(draftOn(post, words!, { comment: words }), post)
    await annotations.close()
  }
  return { here, there, mine: journalFiles(here.library)[0] ?? '', theirs: journalFiles(there.library)[0] ?? '' }
}
const notesIn = async (place: { library: string; dataDir: string }) => {
  const { annotations } = await openAt({ library: place.library, dataDir: place.dataDir })
  await annotations.place(post)
  const found = [annotations.list(), annotations.notices()] as const
  await annotations.close()
  return found
}

describe.each(Object.keys(COPIES))('a copy that %s left', (maker) => {
  const nameOf = COPIES[maker]!

  it('of a journal is read as one more journal', async () => {
    const { here, mine, theirs } = await wentApart()
    copyFileSync(theirs, join(dirname(mine), nameOf(basename(mine))))
    const [notes, notices] = await notesIn(here)
    expect(notes.map(({ selector }) => selector.quote.exact)).toEqual(WORDS)
    expect(notes[0]).toMatchObject({ kind: 'underline', detached: true })
    expect(notices).toEqual([])
  })

  it('of a device\'s folder is read as one more device, and never written', async () => {
    const { here, mine, theirs } = await wentApart()
    const folder = join(dirname(dirname(mine)), nameOf(basename(dirname(mine))))
    mkdirSync(folder)
    copyFileSync(theirs, join(folder, basename(theirs)))
    const before = snapshotOf(folder)
    const { annotations } = await openAt({ library: here.library, dataDir: here.dataDir })
    await annotations.save(draftOn(post, 'divides'), post)
    expect(annotations.list()).toHaveLength(4)
    expect(snapshotOf(folder)).toEqual(before)
  })

  it('of a kept text stands in where the text itself is missing or damaged', async () => {
    const { here } = await wentApart()
    const texts = join(here.library, '.lectern', 'texts')
    const own = join(texts, `${post.hash}.gz`)
    const copy = join(texts, nameOf(`${post.hash}.gz`))
    renameSync(own, copy)
    const { annotations } = await openAt({ library: here.library, dataDir: here.dataDir })
    const moved = makePost(`New first line\n${TEXT.replace('rate of division', 'rate of fast division')}`)
    for (const damage of [() => undefined, () => { writeFileSync(own, 'no gzip') }]) {
      damage()
      await annotations.place(post)
      const placed = (await annotations.place(moved)).find(({ selector }) => selector.quote.exact === WORDS[1])
      expect(moved.text.slice(placed?.placement.start, placed?.placement.end)).toBe('rate of fast division')
      expect(await annotations.keptText(post.postId.slice(0, 8), post.hash)).toBe(TEXT)
    }
  })
})

describe('a library that two branches of git wrote to', () => {
  const git = (folder: string, ...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'pipe', encoding: 'utf8' })

  it.each([['merge'], ['diff3']])('keeps the notes of both through a merge with conflicts (%s marks)', async (style) => {
    const { here, there, mine } = await wentApart()
    const theirs = readFileSync(journalFiles(there.library)[0] ?? '')
    const lines = readFileSync(mine, 'utf8')
    writeFileSync(mine, `${lines.split('\n')[0]}\n`)
    git(here.library, 'init', '--quiet', '--initial-branch=desk')
    git(here.library, 'add', '--all')
    git(here.library, 'commit', '--quiet', '--message=one')
    git(here.library, 'checkout', '--quiet', '-b', 'phone')
    writeFileSync(mine, theirs)
    git(here.library, 'commit', '--quiet', '--all', '--message=phone')
    git(here.library, 'checkout', '--quiet', 'desk')
    writeFileSync(mine, lines)
    git(here.library, 'commit', '--quiet', '--all', '--message=desk')
    expect(() => git(here.library, '-c', `merge.conflictStyle=${style}`, 'merge', 'phone')).toThrow()
    expect(readFileSync(mine, 'utf8')).toContain('<<<<<<<')
    const [notes, notices] = await notesIn(here)
    expect(notes.map(({ selector }) => selector.quote.exact)).toEqual(WORDS)
    expect(notices).toEqual([])
  })
})
