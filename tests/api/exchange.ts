import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import type { NoteFilter } from '../../src/shared/model.ts'
import { selectorIn, type Session } from './session.ts'

/** The part of the contract that is about files of notes. @param current the connection of the test that runs */
export function exchangeSpec(current: () => { api: Api; folder: string; session: Session }): void {
  describe('notes that leave and come', () => {
    let api: Api
    let folder: string
    let session: Session

    beforeEach(() => { ({ api, folder, session } = current()) })

    const draftId = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c12'
    const annotated = async () => {
      const { id: folderId } = await session.addFolder()
      const { post } = await session.open((await session.find('anchors.md')).id)
      const saved = await api.saveAnnotation({ id: draftId, postId: post.id, selector: selectorIn(post, 'an anchor holds'), comment: 'Does it? 𝒩', tags: ['ask'], colour: 'green' })
      return { folderId, post, saved }
    }
    const hypothesis = (...notes: { uri: string; exact: string; text: string }[]) => JSON.stringify({
      export_date: '2024-05-01T10:00:00Z', export_userid: 'acct:me@example.org', client_version: '1', annotations: notes.map(({ uri, exact, text }, n) => ({
        id: `note${n}`, uri, text, tags: ['h'], created: '2024-04-01T10:00:00+00:00', updated: '2024-04-02T10:00:00+00:00', document: { title: ['Any'] },
        target: [{ source: uri, selector: exact === '' ? [] : [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }]
      }))
    })

    it('are given as files of every format, with what a filter lets through', async () => {
      const { folderId, post } = await annotated()
      for (const [format, part] of [['markdown', '> an anchor holds'], ['w3c', '"exact": "an anchor holds"'], ['hypothesis', '"export_userid"'], ['readwise', 'an anchor holds,On anchors'], ['anki', 'Basic\t'], ['html', '<mark class="green"'], ['csv', 'an anchor holds']] as const) {
        const { files, notes, posts } = await api.exportNotes({ format, filter: {} })
        expect({ format, files: files.length, notes, posts }).toEqual({ format, files: 1, notes: 1, posts: 1 })
        expect(files[0]?.text).toContain(part)
        expect(files[0]?.text).toContain('Does it?')
      }
      const count = async (filter: NoteFilter) => (await api.exportNotes({ format: 'w3c', filter })).notes
      const through: NoteFilter[] = [{ ids: [draftId] }, { postId: post.id }, { folderId }, { tag: 'ASK' }, { colour: 'green' }, { since: '2024-01-01' }]
      const out: NoteFilter[] = [{ ids: [] }, { postId: 'x' }, { folderId: 'x' }, { tag: 'other' }, { colour: 'blue' }, { since: '2999-01-01' }]
      expect(await Promise.all(through.map(count))).toEqual(through.map(() => 1))
      expect(await Promise.all(out.map(count))).toEqual(out.map(() => 0))
      expect((await api.exportNotes({ format: 'html', filter: {} })).files[0]?.text).toContain('data:image/svg+xml;base64,')
    })

    it('are refused with a reason where the template or the file cannot be read', async () => {
      await annotated()
      expect(await session.codeOf(api.exportNotes({ format: 'markdown', filter: {}, template: '{{#notes}}{{what}}{{/notes}}' }))).toMatchObject({ code: 'EXPORT_TEMPLATE', message: expect.stringContaining('{{what}}') as string })
      expect(await session.codeOf(api.previewImport({ name: 'x.json', text: '{' }))).toMatchObject({ code: 'IMPORT_UNREADABLE' })
      expect(await session.codeOf(api.importNotes({ name: 'x.txt', text: '' }))).toMatchObject({ code: 'IMPORT_UNREADABLE', message: expect.stringContaining('empty') as string })
      expect(await session.codeOf(api.writeExport({ filter: {}, folder: join(folder, 'nowhere') }))).toMatchObject({ code: 'FOLDER_MISSING' })
    })

    it('are written into a folder, where what the reader writes stays', async () => {
      const { saved } = await annotated()
      const out = join(dirname(folder), 'vault')
      mkdirSync(out)
      writeFileSync(join(out, 'On anchors.md'), 'Mine.')
      expect(await api.writeExport({ filter: {}, folder: out })).toEqual({ files: [{ name: 'On anchors 2.md', state: 'created' }], notes: 1, posts: 1 })
      renameSync(join(out, 'On anchors 2.md'), join(out, 'Renamed.md'))
      appendFileSync(join(out, 'Renamed.md'), '\nMy own words.\n')
      expect((await api.writeExport({ filter: {}, folder: out })).files).toEqual([{ name: 'Renamed.md', state: 'same' }])
      await api.saveAnnotation({ id: saved.id, postId: saved.postId, comment: 'It does.' })
      expect((await api.writeExport({ filter: {}, folder: out })).files).toEqual([{ name: 'Renamed.md', state: 'changed' }])
      const text = readFileSync(join(out, 'Renamed.md'), 'utf8')
      expect(text).toContain('It does.')
      expect(text).not.toContain('Does it?')
      expect(text).toContain('\nMy own words.\n')
      await api.deleteAnnotation({ id: saved.id })
      await api.writeExport({ filter: {}, folder: out })
      expect(readFileSync(join(out, 'Renamed.md'), 'utf8')).not.toContain('It does.')
      expect(readFileSync(join(out, 'Renamed.md'), 'utf8')).toContain('My own words.')
      expect(readFileSync(join(out, 'On anchors.md'), 'utf8')).toBe('Mine.')
      expect(readdirSync(out).sort()).toEqual(['On anchors.md', 'Renamed.md'])
    })

    it('come back as they were, deleted or not, and the same file again changes nothing', async () => {
      const { saved } = await annotated()
      const { files: [file] } = await api.exportNotes({ format: 'w3c', filter: {} })
      const again = { name: file?.name ?? '', text: file?.text ?? '' }
      expect((await api.previewImport(again)).counts).toEqual({ new: 0, known: 1, unplaced: 0, unmatched: 0 })
      await api.deleteAnnotation({ id: saved.id })
      expect(await api.importNotes(again)).toEqual({ added: 0, known: 1, unplaced: 0, unmatched: 0 })
      expect(await api.listAnnotations({})).toEqual([])
      const other = '7f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c13'
      const moved = { name: 'n.json', text: again.text.replaceAll(draftId, other) }
      expect(await api.importNotes(moved)).toEqual({ added: 1, known: 0, unplaced: 0, unmatched: 0 })
      expect(await api.listAnnotations({})).toEqual([{ ...saved, id: other }])
      expect((await api.exportNotes({ format: 'w3c', filter: {} })).files[0]?.text).toBe(moved.text)
    })

    it('of other programs find their posts and words; those that find no words keep their quote, those without a post are told', async () => {
      await session.addFolder()
      const { id } = await session.find('anchors.md')
      const file = {
        name: 'hypothesis.json',
        text: hypothesis(
          { uri: 'https://example.org/blog/anchors/', exact: 'Words drift, but an anchor holds.', text: 'So **true**.' },
          { uri: 'https://example.org/blog/anchors/', exact: 'These words were never there', text: 'Where?' },
          { uri: 'https://example.org/blog/anchors/', exact: '', text: 'On all of it.' },
          { uri: 'https://example.org/nowhere/', exact: 'Nobody wrote this anywhere at all', text: '' }
        )
      }
      const preview = await api.previewImport(file)
      expect(preview.format).toBe('hypothesis')
      expect(preview.items.map(({ state, postTitle }) => [state, postTitle])).toEqual([['new', 'On anchors'], ['unplaced', 'On anchors'], ['new', 'On anchors'], ['unmatched', null]])
      expect(await api.listAnnotations({})).toEqual([])
      expect(await api.importNotes(file)).toEqual({ added: 2, known: 0, unplaced: 1, unmatched: 1 })
      const notes = await api.listAnnotations({ postId: id })
      expect(notes.map(({ kind, comment, placement: { state } }) => [kind, comment, state])).toEqual(expect.arrayContaining([
        ['highlight', 'So **true**.', 'same'], ['highlight', 'Where?', 'lost'], ['page', 'On all of it.', 'same']
      ]))
      expect(notes.find(({ comment }) => comment === 'Where?')).toMatchObject({ selector: { quote: { exact: 'These words were never there' } }, tags: ['h'], created: '2024-04-01T10:00:00+00:00' })
      expect(await api.importNotes(file)).toEqual({ added: 0, known: 3, unplaced: 0, unmatched: 1 })
      expect(await api.listAnnotations({ postId: id })).toEqual(notes)
    })
  })
}
