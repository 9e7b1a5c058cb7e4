/** What disks, editors and storms do to files, and that the store agrees with the disk afterwards. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createRandom } from '../../../bench/generated-library.ts'
import { temporaryFolder } from '../folder.ts'
import { openLibrary } from './library.ts'
import { soon } from '../../../patience.ts'

const TEXT = '# A post\n\nFirst words of a post that is edited.\n'
type Library = Awaited<ReturnType<typeof openLibrary>>

/** What the store knows, apart from when files were written. */
const known = ({ store, folder }: Library) => store.files(folder.id).filter(({ gone }) => !gone)
  .map(({ id, path, hash, size }) => [path, id, hash, size].join(' ')).sort()

/** The same from nothing, on the same files. */
async function coldScan(root: string): Promise<string[]> {
  const cold = await openLibrary({ root })
  await cold.scan()
  const found = known(cold)
  await cold.close()
  return found
}

describe('a name', () => {
  it('that changes only its case is the same post, with its notes', async () => {
    const library = await openLibrary()
    library.write({ 'Post.md': TEXT })
    await library.scan()
    const { id } = library.find('Post.md')
    await library.annotate('Post.md')
    library.move('Post.md', 'post.md')
    await library.scan()
    expect(library.find('post.md')).toMatchObject({ id, notes: 1 })
    expect(library.paths()).toEqual(['post.md'])
  })

  it('in another Unicode form is the same post; two files that differ only so are one post, the same one at every scan', async () => {
    const library = await openLibrary()
    const [nfc, nfd] = ['café.md'.normalize('NFC'), 'café.md'.normalize('NFD')]
    library.write({ [nfc]: TEXT })
    await library.scan()
    const { id } = library.find(nfc)
    library.move(nfc, nfd)
    expect(await library.scan()).toMatchObject({ posts: 1, removed: 0 })
    expect(library.find(nfd).id).toBe(id)

    library.write({ [nfc]: `${TEXT}\nThe other.\n` })
    for (let pass = 0; pass < 3; pass++) {
      expect(await library.scan()).toMatchObject({ posts: 1, added: 0, changed: 0, removed: 0, warnings: [{ code: 'name-twice', path: nfc }] })
      expect(library.paths()).toEqual([nfd])
    }
    library.sync.hint(library.folder.id, { paths: [nfc] })
    await library.sync.settled()
    expect(library.paths()).toEqual([nfd])
    rmSync(join(library.root, nfd))
    expect((await library.scan()).warnings).toEqual([])
    expect(library.find(nfc).id).toBe(id)
  })
})

describe('links that go round in a circle', () => {
  it('end, whichever way they are made', async () => {
    const library = await openLibrary()
    library.write({ 'deep/a.md': TEXT })
    symlinkSync('..', join(library.root, 'deep/up'))
    symlinkSync('loop.md', join(library.root, 'loop.md'))
    symlinkSync(library.root, join(library.root, 'deep/all'))
    expect(await library.scan()).toMatchObject({ posts: 1, warnings: [{ code: 'link-broken', path: 'loop.md' }] })
  })
})

describe('an editor that saves', () => {
  const STYLES: [string, (root: string, text: string) => void][] = [
    ['in place', (root, text) => { writeFileSync(join(root, 'a.md'), text) }],
    ['by cutting the file to nothing first', (root, text) => { truncateSync(join(root, 'a.md')); writeFileSync(join(root, 'a.md'), text) }],
    ['aside, and renames', (root, text) => { writeFileSync(join(root, '.a.md.swp'), text); renameSync(join(root, '.a.md.swp'), join(root, 'a.md')) }],
    ['with a backup, as Vim does', (root, text) => {
      writeFileSync(join(root, '4913'), '')
      rmSync(join(root, '4913'))
      renameSync(join(root, 'a.md'), join(root, 'a.md~'))
      writeFileSync(join(root, 'a.md'), text)
      rmSync(join(root, 'a.md~'))
    }],
    ['aside under a name of a post, and renames', (root, text) => { writeFileSync(join(root, 'a.tmp.md'), text); renameSync(join(root, 'a.tmp.md'), join(root, 'a.md')) }],
    ['by deleting and writing anew', (root, text) => { rmSync(join(root, 'a.md')); writeFileSync(join(root, 'a.md'), text) }]
  ]

  it.each(STYLES)('%s leaves one post with its id and its notes', async (_, save) => {
    const library = await openLibrary({ watch: true })
    library.write({ 'a.md': TEXT })
    await library.scan()
    const { id } = library.find('a.md')
    await library.annotate('a.md')
    for (let turn = 1; turn <= 3; turn++) {
      save(library.root, `${TEXT}\nSaved ${'again '.repeat(turn)}.\n`)
      await vi.waitFor(() => { expect(library.store.text(id)?.text).toContain(`Saved ${'again '.repeat(turn)}`.trim()) }, soon)
    }
    await library.scan()
    expect(library.paths()).toEqual(['a.md'])
    expect(library.find('a.md')).toMatchObject({ id, notes: 1 })
  })
})

describe('a storm of changes', () => {
  it('ends with what a cold scan finds', async () => {
    const random = createRandom(7)
    const library = await openLibrary({ watch: true })
    const { root } = library
    const pick = (count: number) => Math.floor(random() * count)
    const fresh = (n: number) => `# Post ${String(n)}\n\n${String(random())}\n`
    for (let n = 0; n < 400; n++) library.write({ [`d${String(n % 20)}/p${String(n)}.md`]: fresh(n) })
    await library.scan()
    for (let n = 0; n < 900; n++) {
      const folder = `d${String(pick(20))}`
      const there = readdirSync(root).includes(folder) ? readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')) : []
      const file = there[pick(there.length)]
      switch (pick(6)) {
        case 0: library.write({ [`${folder}/n${String(n)}.md`]: fresh(n) }); break
        case 1: if (file) writeFileSync(join(root, folder, file), fresh(n)); break
        case 2: if (file) rmSync(join(root, folder, file)); break
        case 3: if (file) library.move(`${folder}/${file}`, `d${String(pick(20))}/${file}`); break
        case 4: if (n % 40 === 0 && there.length > 0) { mkdirSync(join(root, 'x'), { recursive: true }); renameSync(join(root, folder), join(root, `x/${folder}-${String(n)}`)) } break
        default: if (n % 90 === 0) rmSync(join(root, folder), { recursive: true, force: true })
      }
    }
    const cold = await coldScan(root)
    const places = (lines: readonly string[]) => lines.map((line) => line.split(' ').filter((_, at) => at !== 1).join(' '))
    await vi.waitFor(() => { expect(places(known(library))).toEqual(places(cold)) }, { timeout: 30_000, interval: 200 })
    expect(cold.length).toBeGreaterThan(100)
  })
})

describe('a folder whose disk left an empty mount point', () => {
  it('keeps its posts as offline, and takes them up again', async () => {
    const root = temporaryFolder({ 'a.md': TEXT, 'b.md': TEXT })
    const dataDir = temporaryFolder()
    const first = await openLibrary({ root, dataDir })
    await first.scan()
    await first.close()
    const aside = temporaryFolder()
    for (const name of readdirSync(root)) renameSync(join(root, name), join(aside, name))
    const second = await openLibrary({ root, dataDir, watch: true })
    await second.sync.settled()
    expect(second.sync.status(second.folder)).toMatchObject({ state: 'offline', problem: expect.stringContaining('Connect its disk') as string })
    expect(second.paths()).toEqual(['a.md', 'b.md'])
    for (const name of readdirSync(aside)) renameSync(join(aside, name), join(root, name))
    await vi.waitFor(() => { expect(second.sync.status(second.folder).state).toBe('ready') }, soon)
    expect(second.paths()).toEqual(['a.md', 'b.md'])
    // Emptied before our eyes, on the disk where it was, it is empty.
    for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true })
    await second.scan()
    expect(second.paths()).toEqual([])
    expect(second.sync.status(second.folder).state).toBe('ready')
  })
})

describe('a disk for indexes that fills up during a scan', () => {
  it('stops it with DISK_FULL, keeps what was found until then, and the next scan finds the rest once there is space', async ({ skip }) => {
    const dataDir = temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dataDir], { stdio: 'ignore' })
    } catch {
      skip('needs the right to mount a small tmpfs')
    }
    onTestFinished(() => { execFileSync('umount', ['-l', dataDir]) })
    const random = createRandom(7)
    const words = Array.from({ length: 4000 }, (_, n) => `word${n}`)
    const text = () => Array.from({ length: 1500 }, () => words[Math.floor(random() * words.length)]).join(' ')
    const root = temporaryFolder(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, `# Post ${n}\n\n${text()}\n`])))
    const library = await openLibrary({ root, dataDir })
    await library.sync.settled()
    expect(library.sync.notices()).toMatchObject([{ code: 'scan-failed', message: expect.stringContaining('the disk is full') as string }])
    await expect(library.scan()).rejects.toMatchObject({ code: 'DISK_FULL' })
    const found = library.paths().length
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(300)
    execFileSync('mount', ['-o', 'remount,size=64m', dataDir])
    expect(await library.scan()).toMatchObject({ posts: 300 })
    expect(library.sync.notices()).toEqual([])
    expect(known(library)).toEqual(await coldScan(root))
  })
})
