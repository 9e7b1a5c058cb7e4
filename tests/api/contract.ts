import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { DEFAULT_SETTINGS } from '../../src/shared/choices.ts'
import { bulkSpec } from './bulk-contract.ts'
import { changesSpec } from './changes-contract.ts'
import { exchangeSpec } from './exchange.ts'
import { librarySpec } from './library-contract.ts'
import { notebookSpec } from './notebook-contract.ts'
import { reviewSpec } from './review-contract.ts'
import { searchSpec } from './search-contract.ts'
import { problemsSpec } from './problems-contract.ts'
import { soon } from '../patience.ts'
import { createSession, FILES, POST, selectorIn, type Connection, type Session } from './session.ts'

/** The same promises through every door. */
export function contractSpec(name: string, connect: () => Promise<Connection>): void {
  describe(`the API ${name}`, () => {
    let api: Api
    let folder: string
    let session: Session
    let close: () => Promise<void>
    beforeEach(async () => {
      const connection = await connect()
      session = createSession(connection);
      ({ api, folder, close } = connection)
    })
    afterEach(() => close())

    describe('folders', () => {
      it('begin with an empty library', async () => {
        expect(await api.getLibrary()).toEqual({
          folders: [], greetings: [], tags: [], collections: [], current: null, recent: [], shelf: null, notices: [],
          counts: { all: 0, reading: 0, unread: 0, read: 0, annotated: 0, changed: 0, notes: 0, authors: 0 }
        })
      })

      it('are added, scanned and counted', async () => {
        const { id, report } = await session.addFolder()
        expect(report).toMatchObject({ posts: 3, added: 3, changed: 0, removed: 0, warnings: [] })
        expect(report.words).toBeGreaterThan(10)
        expect(report.bytes).toBe(['anchors.md', 'other.md', 'deep/2020-05-06-page.html']
          .reduce((sum, path) => sum + FILES[path as keyof typeof FILES].length, 0))
        const library = await api.getLibrary()
        expect(library.folders).toEqual([
          { id, path: folder, name: 'posts', bundled: false, journal: 'library', state: 'ready', problem: null, posts: 3 }
        ])
        expect(library.counts).toEqual({ all: 3, reading: 0, unread: 3, read: 0, annotated: 0, changed: 0, notes: 0, authors: 0 })
        expect(library.tags).toEqual([{ name: 'Notes', posts: 1 }, { name: 'text', posts: 1 }])
        expect(library.greetings).toMatchObject([{ folderId: id, title: 'Welcome' }])
        expect(library.greetings[0]?.html).toContain('A library of two.')
      })

      it('tell the progress of a scan', async () => {
        session.write(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.md`, `# ${n}`])))
        const { id } = await api.addFolder({ path: folder })
        const { progress, report } = await session.scan(id)
        expect(report.posts).toBe(50)
        expect(progress.length).toBeGreaterThan(0)
        for (const { done, total } of progress) expect(done).toBeLessThanOrEqual(total)
      })

      it('are refused with a reason', async () => {
        await session.addFolder()
        expect(await session.codeOf(api.addFolder({ path: join(folder, 'nowhere') }))).toMatchObject({ code: 'FOLDER_MISSING', message: expect.stringContaining('Check the path') as string })
        expect(await session.codeOf(api.addFolder({ path: join(folder, 'notes.txt') }))).toMatchObject({ code: 'FOLDER_NOT_A_FOLDER' })
        expect(await session.codeOf(api.addFolder({ path: folder }))).toMatchObject({ code: 'FOLDER_KNOWN' })
        expect(await session.codeOf(api.addFolder({ path: join(folder, 'deep') }))).toMatchObject({ code: 'FOLDER_OVERLAPS' })
        expect(await session.codeOf(session.scan('ffffffff'))).toMatchObject({ code: 'FOLDER_MISSING' })
        expect(await session.codeOf(api.removeFolder({ id: 'ffffffff' }))).toMatchObject({ code: 'FOLDER_MISSING' })
      })

      it('are removed from the list with their posts, and nothing else', async () => {
        const { id } = await session.addFolder()
        await api.removeFolder({ id })
        expect(await session.list()).toEqual([])
        expect((await api.getLibrary()).folders).toEqual([])
        expect((await session.addFolder({})).report.posts).toBe(3)
      })

      it('survive bad files', async () => {
        const { id, report } = await session.addFolder({
          'good.md': '# Good\n',
          'broken.md': '---\ntitle: [unclosed\n: : :\n---\nStill readable.\n',
          'rubbish.md': '\u0000\u0001\u0002',
          'empty.md': ''
        })
        symlinkSync(dirname(folder), join(folder, 'out'))
        expect(report.posts).toBe(4)
        expect(report.warnings.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(['broken.md front-matter-invalid', 'rubbish.md not-text'])
        expect((await session.scan(id)).report.warnings.map(({ code }) => code)).toContain('link-outside')
        expect((await session.open((await session.find('broken.md')).id)).html).toContain('Still readable.')
      })
    })

    changesSpec(() => ({ api, session }))
    reviewSpec(() => ({ api, session }))
    problemsSpec(() => ({ api, session }))
    describe('posts', () => {
      it('are listed with what their front matter tells', async () => {
        const { id } = await session.addFolder()
        expect(await session.find('anchors.md')).toMatchObject({
          folderId: id, title: 'On anchors', date: '2024-03-01', updated: '2024-04-02', tags: ['Notes', 'text'],
          summary: 'How a note finds its words again.', draft: false, notes: 0, progress: 0, lastRead: null, minutes: 1
        })
        expect(await session.find('deep/2020-05-06-page.html')).toMatchObject({ title: 'A page', date: '2020-05-06' })
      })

      it('are filtered, sorted and cut into pages', async () => {
        const { id } = await session.addFolder()
        expect((await session.list({ tags: ['notes'] })).map(({ path }) => path)).toEqual(['anchors.md'])
        expect((await session.list({ words: 'finds its' })).map(({ path }) => path)).toEqual(['anchors.md'])
        expect((await session.list({ folderId: id, sort: 'title' })).map(({ title }) => title)).toEqual(['A page', 'Another', 'On anchors'])
        const page = await api.listPosts({ sort: 'title', offset: 1, limit: 1 })
        expect(page).toMatchObject({ total: 3, posts: [{ title: 'Another' }] })
      })

      it('stream from the top, with links and images resolved', async () => {
        await session.addFolder()
        const { chunks, post, html } = await session.open((await session.find('anchors.md')).id)
        expect(chunks.map(({ type }) => type)).toEqual(['post', ...chunks.slice(1, -1).map(() => 'section'), 'done'])
        expect(chunks[0]).toMatchObject({ sections: chunks.length - 2 })
        expect(post.headings.map(({ text }) => text)).toContain('The quote')
        expect(post.text).toContain('Words drift, but an anchor holds.')
        expect(post.hash).toMatch(/^[0-9a-f]{64}$/)
        expect(html).toContain(`data-post="${(await session.find('other.md')).id}"`)
        expect(html).toContain('data-heading="post-parts"')
        expect(html).toMatch(/src="asset\/[0-9a-f]{32}"/)
      })

      it('that are unknown or gone are missing', async () => {
        await session.addFolder()
        const { id } = await session.find('other.md')
        rmSync(join(folder, 'other.md'))
        expect(await session.codeOf(session.open(id))).toMatchObject({ code: 'POST_MISSING' })
        expect(await session.codeOf(session.open('ffffffff-0000000000000000'))).toMatchObject({ code: 'POST_MISSING' })
        expect(await session.codeOf(session.open('../../etc/passwd'))).toMatchObject({ code: 'POST_MISSING' })
      })

      it('that cannot be read say so', async () => {
        await session.addFolder()
        const { id } = await session.find('other.md')
        rmSync(join(folder, 'other.md'))
        mkdirSync(join(folder, 'other.md'))
        expect(await session.codeOf(session.open(id))).toMatchObject({ code: 'POST_UNREADABLE' })
      })

      it('that change, appear and vanish on disk show within moments', async () => {
        const { id } = await session.addFolder()
        const other = await session.find('other.md')
        await session.open(other.id)
        const { seen, stop } = await session.listen()
        session.write({ 'other.md': '# Another title\n', 'fresh.md': '# Fresh\n' })
        rmSync(join(folder, 'anchors.md'))
        await vi.waitFor(async () => {
          expect((await session.list({ folderId: id, sort: 'title' })).map(({ title }) => title)).toEqual(['A page', 'Another title', 'Fresh'])
        }, soon)
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'post:changed', postId: other.id }) }, soon)
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'library:changed' }) }, soon)
        await stop()
      })

      it('remember where the reader was', async () => {
        await session.addFolder()
        const { id } = await session.find('anchors.md')
        const { seen, stop } = await session.listen()
        await api.saveReading({ id, position: { offset: 12, progress: 0.4 } })
        expect((await session.open(id)).post.position).toEqual({ offset: 12, progress: 0.4 })
        expect(await session.list({ shelf: 'reading' })).toMatchObject([{ id, progress: 0.4, lastRead: expect.stringMatching(/^\d{4}-/) as string }])
        expect((await api.getLibrary()).current?.id).toBe(id)
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'reading:saved', postId: id, position: { offset: 12, progress: 0.4 } }) }, soon)
        await stop()
        expect(await session.codeOf(api.saveReading({ id: 'ffffffff-0000000000000000', position: { offset: 0, progress: 0 } }))).toMatchObject({ code: 'POST_MISSING' })
      })
    })

    describe('annotations', () => {
      const draftId = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'

      it('are saved, listed, changed, deleted and restored, and every listener hears of it', async () => {
        await session.addFolder()
        const { post } = await session.open((await session.find('anchors.md')).id)
        const { seen, stop } = await session.listen()
        const saved = await api.saveAnnotation({ id: draftId, postId: post.id, selector: selectorIn(post, 'an anchor holds'), comment: 'Does it?' })
        expect(saved).toMatchObject({ id: draftId, postId: post.id, comment: 'Does it?', colour: 'yellow', placement: { state: 'same' } })
        expect(await api.listAnnotations({ postId: post.id })).toEqual([saved])
        expect(await session.list({ marks: ['annotated'] })).toMatchObject([{ id: post.id, notes: 1 }])
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'annotation:saved', annotation: saved }) }, soon)

        const changed = await api.saveAnnotation({ id: draftId, postId: post.id, colour: 'blue' })
        expect(changed).toMatchObject({ comment: 'Does it?', colour: 'blue' })

        await api.deleteAnnotation({ id: draftId })
        expect(await api.listAnnotations({})).toEqual([])
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'annotation:deleted', id: draftId, postId: post.id }) }, soon)
        expect(await api.restoreAnnotation({ id: draftId })).toMatchObject({ colour: 'blue' })
        expect(await api.listAnnotations({})).toHaveLength(1)
        await stop()
      })

      it('show their comments as Markdown, formulas and code, and count their tags', async () => {
        await session.addFolder()
        const { post } = await session.open((await session.find('anchors.md')).id)
        await api.saveAnnotation({ id: draftId, postId: post.id, selector: selectorIn(post, 'an anchor holds'), tags: ['claim', 'to check'] })
        expect(await api.listNoteTags()).toEqual([{ name: 'claim', notes: 1 }, { name: 'to check', notes: 1 }])
        const { html } = await api.renderNotes({ texts: ['**so** $x^2$', ''] })
        expect(html).toHaveLength(2)
        expect(html[0]).toMatch(/<strong>so<\/strong>.*data-tex="x\^2"/s)
        await expect(api.renderNotes({ texts: Array.from({ length: 101 }, () => 'a') })).rejects.toThrow()
      })

      it('are refused with a reason', async () => {
        await session.addFolder()
        const { id } = await session.find('anchors.md')
        const { post } = await session.open(id)
        expect(await session.codeOf(api.saveAnnotation({ id: draftId, postId: id }))).toMatchObject({ code: 'ANNOTATION_INCOMPLETE' })
        expect(await session.codeOf(api.saveAnnotation({ id: draftId, postId: 'ffffffff-0000000000000000', selector: selectorIn(post, 'Words') }))).toMatchObject({ code: 'POST_MISSING' })
        expect(await session.codeOf(api.deleteAnnotation({ id: draftId }))).toMatchObject({ code: 'ANNOTATION_MISSING' })
        expect(await session.codeOf(api.restoreAnnotation({ id: draftId }))).toMatchObject({ code: 'ANNOTATION_MISSING' })
      })

      bulkSpec(() => ({ api, session }))

      it('follow their words when the post changes, and their post when its file moves', async () => {
        const { id: folderId } = await session.addFolder()
        const { post } = await session.open((await session.find('anchors.md')).id)
        await api.saveAnnotation({ id: draftId, postId: post.id, selector: selectorIn(post, 'an anchor holds') })
        session.write({ 'anchors.md': POST.replace('Words drift', 'A new first sentence. Words drift') })
        await session.scan(folderId)
        const [moved] = await api.listAnnotations({ postId: post.id })
        const text = (await session.open(post.id)).post.text
        expect(text.slice(moved?.placement.start, moved?.placement.end)).toBe('an anchor holds')

        mkdirSync(join(folder, 'elsewhere'))
        renameSync(join(folder, 'anchors.md'), join(folder, 'elsewhere/renamed.md'))
        await session.scan(folderId)
        expect((await session.find('elsewhere/renamed.md')).id).toBe(post.id)
        expect(await api.listAnnotations({ postId: post.id })).toHaveLength(1)
      })
    })

    exchangeSpec(() => ({ api, folder, session }))
    notebookSpec(() => ({ api, session }))
    searchSpec(() => ({ api, folder, session }))
    librarySpec(() => ({ api, folder, session }))

    describe('settings and events', () => {
      it('keep settings and tell of changes', async () => {
        const { seen, stop } = await session.listen()
        expect(await api.getSettings()).toEqual(DEFAULT_SETTINGS)
        const saved = await api.saveSettings({ theme: 'night' })
        expect(saved).toEqual({ ...DEFAULT_SETTINGS, theme: 'night' })
        expect(await api.getSettings()).toEqual(saved)
        await vi.waitFor(() => { expect(seen).toContainEqual({ type: 'settings:changed', settings: saved }) }, soon)
        await stop()
      })

      it('end when the listener stops', async () => {
        const { stop } = await session.listen()
        await stop()
        expect(await api.getSettings()).toEqual(DEFAULT_SETTINGS)
      })
    })

    it('refuses input that makes no sense before it reaches the core', async () => {
      const calls: Record<string, Promise<unknown>> = {
        'an empty path': api.addFolder({ path: '' }),
        'an endless path': api.addFolder({ path: 'x'.repeat(5000) }),
        'a page without end': api.listPosts({ limit: 1e9 }),
        'an endless query': api.search({ query: 'x'.repeat(5000) }),
        'a sort that does not exist': api.listPosts({ sort: 'constructor' as 'date' }),
        'a position before the start': api.saveReading({ id: 'x', position: { offset: -1, progress: 0 } }),
        'a colour that does not exist': api.queryNotes({ colours: ['mauve' as 'blue'] }),
        'a notebook without end': api.queryNotes({ limit: 501 }),
        'a day that does not exist': api.queryNotes({ since: 'yesterday' }),
        'an annotation id that is a path': api.saveAnnotation({ id: '../../x', postId: 'x' }),
        'a script as a link': api.openLink({ url: 'javascript:alert(1)' }),
        'a file as a link': api.openLink({ url: 'file:///etc/passwd' }),
        'a month that does not exist': api.listPosts({ period: '2024-13' }),
        'a mark that does not exist': api.markPosts({ ids: ['x'], as: 'burnt' as 'read' }),
        'a theme that does not exist': api.saveSettings({ theme: 'neon' as 'night' })
      }
      for (const [what, call] of Object.entries(calls)) {
        await expect(call, what).rejects.toMatchObject({ code: 'BAD_REQUEST' })
      }
    })

    it('stops a scan when the caller aborts it', async () => {
      session.write(Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`${n}.md`, `# ${n}\n\n${'Some words. '.repeat(2000)}`])))
      const { id } = await api.addFolder({ path: folder })
      const stop = new AbortController()
      const stream = await api.scanFolder({ id }, { signal: stop.signal })
      await stream.next()
      stop.abort()
      await expect((async () => { for await (const _ of stream); })()).rejects.toThrow()
      expect((await api.getLibrary()).folders).toHaveLength(1)
    })
  })
}
