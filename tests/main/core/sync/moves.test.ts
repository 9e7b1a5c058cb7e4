import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { openLibrary } from './library.ts'

const scanned = async (files: Record<string, string>) => {
  const library = await openLibrary({ root: temporaryFolder(files) })
  await library.scan()
  return library
}
const remove = (root: string, path: string) => { rmSync(join(root, path)) }

describe('a post with notes', () => {
  it('is the same post when its file is moved and renamed', async () => {
    const library = await scanned({ 'a.md': 'Words to note', 'b.md': 'Other' })
    const { postId } = await library.annotate('a.md')
    library.move('a.md', 'deep/2021-01-02-c.md')
    expect(await library.scan()).toMatchObject({ posts: 2, added: 0, changed: 1, removed: 0 })
    expect(library.find('deep/2021-01-02-c.md')).toMatchObject({ id: postId, notes: 1, date: '2021-01-02' })
    expect(library.annotations.list(postId)).toHaveLength(1)
  })

  it('is the same post when it was moved while Lectern was closed, and when the store was deleted since', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    await library.close()
    library.move('a.md', 'b.md')
    const again = await openLibrary(library)
    await again.scan()
    expect(again.find('b.md').id).toBe(postId)
    await again.close()
    remove(library.dataDir, 'store.db')
    const rebuilt = await openLibrary(library)
    await rebuilt.scan()
    expect(rebuilt.find('b.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('leaves a new post at its old path an id of its own', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    library.move('a.md', 'b.md')
    await library.scan()
    library.write({ 'a.md': 'A newcomer' })
    await library.scan()
    expect(library.find('b.md').id).toBe(postId)
    expect(library.find('a.md').id).not.toBe(postId)
  })

  it('stays where it is when a copy is kept and the original edited', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    copyFileSync(join(library.root, 'a.md'), join(library.root, 'a-backup.md'))
    library.write({ 'a.md': 'Words to note, edited' })
    await library.scan()
    expect(library.find('a.md').id).toBe(postId)
  })

  it('is recognised when it was copied first and deleted later', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    copyFileSync(join(library.root, 'a.md'), join(library.root, 'b.md'))
    await library.scan()
    expect(library.find('b.md').id).not.toBe(postId)
    remove(library.root, 'a.md')
    await library.scan()
    expect(library.paths()).toEqual(['b.md'])
    expect(library.find('b.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('is recognised when it was deleted first and written elsewhere later', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    const content = library.read('a.md')
    remove(library.root, 'a.md')
    await library.scan()
    expect(library.paths()).toEqual([])
    library.write({ 'x/y.md': content })
    await library.scan()
    expect(library.find('x/y.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('takes over the path of a post without notes that it is moved upon', async () => {
    const library = await scanned({ 'a.md': 'Words to note', 'b.md': 'Overwritten' })
    const { postId } = await library.annotate('a.md')
    library.move('a.md', 'b.md')
    await library.scan()
    expect(library.paths()).toEqual(['b.md'])
    expect(library.find('b.md').id).toBe(postId)
  })

  it('keeps its notes while its file is gone, and has them again when it comes back', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    remove(library.root, 'a.md')
    expect(await library.scan()).toMatchObject({ posts: 0, removed: 1 })
    expect(library.annotations.list()).toHaveLength(1)
    library.write({ 'a.md': 'Words to note, edited' })
    expect(await library.scan()).toMatchObject({ posts: 1, added: 1 })
    expect(library.find('a.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('prefers the copy that kept its file name', async () => {
    const library = await scanned({ 'one/a.md': 'Same words', 'two/b.md': 'Same words' })
    const [a, b] = [await library.annotate('one/a.md'), await library.annotate('two/b.md')]
    library.move('one/a.md', 'moved/a.md')
    library.move('two/b.md', 'moved/b.md')
    await library.scan()
    expect(library.find('moved/a.md').id).toBe(a.postId)
    expect(library.find('moved/b.md').id).toBe(b.postId)
  })

  it('has its notes placed anew when its text changes', async () => {
    const library = await scanned({ 'a.md': 'Words to note' })
    const { postId } = await library.annotate('a.md')
    library.write({ 'a.md': 'Before them: Words to note' })
    await library.scan()
    const [note] = library.annotations.list(postId)
    expect(library.store.text(postId)?.text.slice(note?.placement.start, note?.placement.end)).toBe('Words')
  })
})

describe('a post that was edited while Lectern was closed', () => {
  it.each([['kept', false], ['deleted', true]])('has its notes carried to its new text, with the index %s', async (_, forget) => {
    const library = await scanned({ 'a.md': post('On snails', 'snail') })
    const { postId } = await library.annotate('a.md')
    await library.close()
    library.write({ 'a.md': `---\ntitle: On snails\n---\nA new beginning.\n\n${post('', 'snail').split('---\n')[2] ?? ''}\nAnd an end.\n` })
    if (forget) remove(library.dataDir, 'store.db')
    const later = await openLibrary(library)
    await later.scan()
    const [note] = later.annotations.list(postId)
    expect(note?.placement).toMatchObject({ state: 'moved' })
    expect(note?.placement.start).toBeGreaterThan(5)
    expect(later.store.text(postId)?.text.slice(note?.placement.start, note?.placement.end)).toBe('Words')
  })
})

describe('a post without notes', () => {
  it('is another post when its file is moved, and empty files are never mistaken for one another', async () => {
    const library = await scanned({ 'a.md': 'No notes', 'empty.md': '' })
    const { id } = library.find('a.md')
    library.move('a.md', 'b.md')
    library.move('empty.md', 'void.md')
    expect(await library.scan()).toMatchObject({ posts: 2, added: 2, removed: 2 })
    expect(library.find('b.md').id).not.toBe(id)
  })
})

/** Sentences enough to be told from others by their words. `edits`: one in so many is another one. */
const essay = (about: string, edits = 0) => Array.from({ length: 30 }, (_, n) =>
  (edits > 0 && n % edits === 0 ? `Sentence ${n} was written anew since, and tells of ${about} in other words.` : `The ${n}th sentence on ${about} says that ${n * 7} of its ${about}s are ${about}ish.`)).join('\n\n')
const post = (title: string, about: string, edits = 0) => `---\ntitle: ${title}\n---\nWords ${essay(about, edits)}\n`
const page = (title: string, about: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><nav>Home About</nav><article><h1>${title}</h1>${
    `Words ${essay(about)}`.split('\n\n').map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

describe.each(['running', 'closed'])('a post with notes whose file was edited and moved at once while Lectern was %s', (when) => {
  /** Does something to the files, and has Lectern notice. */
  const after = async (library: Awaited<ReturnType<typeof scanned>>, change: () => void) => {
    if (when === 'running') {
      change()
      await library.scan()
      return library
    }
    await library.close()
    change()
    const again = await openLibrary(library)
    await again.scan()
    return again
  }

  it('is recognised by its words and its title', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail'), 'b.md': post('On slugs', 'slug') })
    const { postId } = await library.annotate('a.md')
    const later = await after(library, () => {
      remove(library.root, 'a.md')
      library.write({ 'deep/gastropods.md': post('On snails', 'snail', 4) })
    })
    expect(later.find('deep/gastropods.md')).toMatchObject({ id: postId, notes: 1 })
    const [note] = later.annotations.list(postId)
    expect(later.store.text(postId)?.text.slice(note?.placement.start, note?.placement.end)).toBe('Words')
    expect(later.paths()).toEqual(['b.md', 'deep/gastropods.md'])
  })

  it('keeps its notes when its Markdown is replaced by the page that was built from it', async () => {
    const library = await scanned({ 'posts/2024-01-02-snails.md': post('On snails', 'snail') })
    const { postId } = await library.annotate('posts/2024-01-02-snails.md')
    const later = await after(library, () => {
      remove(library.root, 'posts/2024-01-02-snails.md')
      library.write({ 'public/snails/index.html': page('On snails', 'snail') })
    })
    expect(later.find('public/snails/index.html')).toMatchObject({ id: postId, notes: 1 })
    const [note] = later.annotations.list(postId)
    expect(later.store.text(postId)?.text.slice(note?.placement.start, note?.placement.end)).toBe('Words')
  })

  it('keeps its notes to itself while it is there, however like it a copy is', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail') })
    const { postId } = await library.annotate('a.md')
    const later = await after(library, () => {
      library.write({ 'a.md': post('On snails', 'snail', 3), 'copy.md': post('On snails', 'snail'), 'edited copy.md': post('On snails', 'snail', 5), 'a.html': page('On snails', 'snail') })
    })
    expect(later.find('a.md')).toMatchObject({ id: postId, notes: 1 })
    expect(later.paths().filter((path) => later.find(path).notes > 0)).toEqual(['a.md'])
  })

  it('is not taken for the next post of its series', async () => {
    const library = await scanned({ 'release-1.md': post('Release 1', 'snail') })
    const { postId } = await library.annotate('release-1.md')
    const later = await after(library, () => {
      remove(library.root, 'release-1.md')
      library.write({ 'release-2.md': post('Release 2', 'snail', 5) })
    })
    expect(later.find('release-2.md').id).not.toBe(postId)
    expect(later.annotations.list(postId)).toHaveLength(1)
  })

  it('is not guessed between two that are as like it', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail') })
    const { postId } = await library.annotate('a.md')
    const later = await after(library, () => {
      remove(library.root, 'a.md')
      library.write({ 'b.md': post('On snails', 'snail', 4), 'c.md': post('On snails', 'snail', 4).replace('Words', 'Wordy') })
    })
    expect(later.paths().map((path) => later.find(path).notes)).toEqual([0, 0])
    library.write({ 'a.md': `${post('On snails', 'snail')}\nAnd more.\n` })
    await later.scan()
    expect(later.find('a.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('changes names with another and both keep their notes', async () => {
    const library = await scanned({ '1.md': post('One', 'snail'), '2.md': post('Two', 'slug') })
    const [one, two] = [await library.annotate('1.md'), await library.annotate('2.md')]
    const later = await after(library, () => {
      library.move('1.md', 'x.md')
      library.move('2.md', '1.md')
      library.move('x.md', '2.md')
    })
    expect([later.find('2.md').id, later.find('1.md').id]).toEqual([one.postId, two.postId])
    expect(later.annotations.list().map(({ postId }) => postId).sort()).toEqual([one.postId, two.postId].sort())
  })

  it('is followed when posts are numbered anew behind a new first one', async () => {
    const library = await scanned({ '1.md': post('One', 'snail'), '2.md': post('Two', 'slug') })
    const [one, two] = [await library.annotate('1.md'), await library.annotate('2.md')]
    const later = await after(library, () => {
      library.move('2.md', '3.md')
      library.move('1.md', '2.md')
      library.write({ '1.md': post('Before', 'whelk', 2) })
    })
    expect([later.find('2.md').id, later.find('3.md').id]).toEqual([one.postId, two.postId])
    expect(later.find('1.md')).toMatchObject({ notes: 0 })
    await later.scan()
    expect(later.find('2.md').id).toBe(one.postId)
    expect(later.find('1.md').id).not.toBe(one.postId)
  })
})

describe('a post with notes whose old file goes later', () => {
  it('is recognised in the edited one that came while Lectern ran', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail') })
    const { postId } = await library.annotate('a.md')
    library.write({ 'b.md': post('On snails and slugs', 'snail', 40) })
    await library.scan()
    expect(library.find('b.md').id).not.toBe(postId)
    remove(library.root, 'a.md')
    await library.scan()
    expect(library.find('b.md')).toMatchObject({ id: postId, notes: 1 })
  })

  it('is recognised in the page with its title that was built from it long before', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail'), 'out/a.html': page('On snails', 'snail') })
    const { postId } = await library.annotate('a.md')
    await library.close()
    remove(library.root, 'a.md')
    const later = await openLibrary(library)
    await later.scan()
    expect(later.find('out/a.html')).toMatchObject({ id: postId, notes: 1 })
  })

  it('is recognised by the text kept beside its notes when the store was deleted, too', async () => {
    const library = await scanned({ 'a.md': post('On snails', 'snail'), 'b.md': post('Same', 'slug') })
    const [edited, moved] = [await library.annotate('a.md'), await library.annotate('b.md')]
    await library.close()
    remove(library.root, 'a.md')
    library.write({ 'deep/a.md': post('On snails', 'snail', 6) })
    library.move('b.md', 'c.md')
    remove(library.dataDir, 'store.db')
    const later = await openLibrary(library)
    await later.scan()
    expect(later.find('deep/a.md')).toMatchObject({ id: edited.postId, notes: 1 })
    expect(later.find('c.md')).toMatchObject({ id: moved.postId, notes: 1 })
  })
})
