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
