import { implement } from '@orpc/server'
import { contract } from '../../shared/api.ts'
import { LecternError } from '../../shared/errors.ts'
import type { Annotations } from './annotations/annotations.ts'
import { withApiErrors } from './api-errors.ts'
import type { Changes } from './changes.ts'
import type { Collections } from './collections.ts'
import type { Connections } from './connections.ts'
import type { Events } from './events.ts'
import type { Exporting } from './exporting.ts'
import type { Folders } from './folders.ts'
import type { Front } from './front.ts'
import type { Host } from './host.ts'
import type { Importing } from './importing.ts'
import type { Notebook } from './notebook/notebook.ts'
import type { NoteComments } from './note-comments.ts'
import { noteTags } from './note-tags.ts'
import { openGuide } from './open-guide.ts'
import type { Posts } from './posts.ts'
import { progressStream } from './progress-stream.ts'
import type { Review } from './review/review.ts'
import type { Search } from './search/search.ts'
import type { SettingsStore } from './settings.ts'
import type { ReadingStatistics } from './statistics/statistics.ts'
import type { Store } from './store/store.ts'
import type { Sync } from './sync/sync.ts'

export interface ApiParts {
  annotations: Annotations
  changes: Changes
  collections: Collections
  connections: Connections
  events: Events
  exporting: Exporting
  folders: Folders
  front: Front
  host: Host
  importing: Importing
  notebook: Notebook
  noteComments: NoteComments
  posts: Posts
  review: Review
  search: Search
  settings: SettingsStore
  statistics: ReadingStatistics
  store: Store
  sync: Sync
}

export type Router = ReturnType<typeof createRouter>

const notOffered = (): never => { throw new LecternError('NOT_OFFERED') }

/** The contract, each method wired to the part that does it. */
export function createRouter({ annotations, changes, collections, connections, events, exporting, folders, front, host, importing, notebook, noteComments, posts, review, search, settings, statistics, store, sync }: ApiParts) {
  const api = implement(contract).use(async ({ next, path, signal }) => await withApiErrors(async () => await next(), path.join('.'), signal))

  return api.router({
    getLibrary: api.getLibrary.handler(() => front.library()),
    chooseFolder: api.chooseFolder.handler(async () => ({ path: await (host.chooseFolder ?? notOffered)() })),
    addFolder: api.addFolder.handler(async ({ input }) => {
      const folder = await folders.add(input.path, settings.get().journal)
      await sync.open(folder)
      return front.folder(folder)
    }),
    openGuide: api.openGuide.handler(async ({ input }) => ({ folderId: await (host.guide ? openGuide(host.guide, input?.language ?? 'en', { folders, sync }) : notOffered()) })),
    removeFolder: api.removeFolder.handler(async ({ input }) => {
      await folders.remove(input.id)
      await sync.close(input.id)
      store.keepFolders(folders.list().map(({ id }) => id))
      sync.libraryChanged()
    }),
    scanFolder: api.scanFolder.handler(({ input, signal }) =>
      progressStream((stop, onProgress) => sync.scan(input.id, stop, onProgress), signal)),

    stopScan: api.stopScan.handler(({ input }) => { sync.stopScan(input.id) }),

    listProblems: api.listProblems.handler(({ input }) => store.problems(input)),
    listPosts: api.listPosts.handler(({ input }) => store.query(input)),
    listArchive: api.listArchive.handler(() => store.archive()),
    listAuthors: api.listAuthors.handler(() => store.authors()),
    listRelatedTags: api.listRelatedTags.handler(({ input }) => store.relatedTags(input)),
    getConnections: api.getConnections.handler(({ input }) => connections.of(input.id)),
    search: api.search.handler(({ input, signal }) => search.search(input, signal)),
    findPlaces: api.findPlaces.handler(({ input }) => search.findPlaces(input.words, input.limit)),
    openPost: api.openPost.handler(({ input, signal }) => posts.open(input.id, signal)),
    saveReading: api.saveReading.handler(({ input }) => {
      posts.locate(input.id)
      return changes.saveReading(input.id, input.position, input.hash ?? store.locate(input.id)?.hash ?? null, input.sectionsRead)
    }),
    markPosts: api.markPosts.handler(({ input }) =>
      annotations.markPosts(input.ids.map((postId) => ({ postId, hash: store.locate(postId)?.hash ?? null })), input.as)),
    restoreReading: api.restoreReading.handler(({ input }) => annotations.restoreReadings(input.readings)),
    getChanges: api.getChanges.handler(({ input }) => changes.of(input.id)),
    markSeen: api.markSeen.handler(({ input }) => changes.markSeen(input.id, input.hash)),
    saveCollection: api.saveCollection.handler(({ input }) => collections.save(input)),
    deleteCollection: api.deleteCollection.handler(({ input }) => collections.remove(input.id)),
    openLink: api.openLink.handler(({ input }) => (host.openLink ?? notOffered)(input.url)),

    listAnnotations: api.listAnnotations.handler(({ input }) => annotations.list(input.postId)),
    saveAnnotation: api.saveAnnotation.handler(({ input }) => annotations.save(input, store.text(input.postId))),
    deleteAnnotation: api.deleteAnnotation.handler(({ input }) => annotations.remove(input.id)),
    restoreAnnotation: api.restoreAnnotation.handler(({ input }) => annotations.restore(input.id)),
    saveAnnotations: api.saveAnnotations.handler(({ input }) => annotations.saveAll(input.drafts, store.text)),
    deleteAnnotations: api.deleteAnnotations.handler(({ input }) => annotations.removeAll(input.ids)),
    restoreAnnotations: api.restoreAnnotations.handler(({ input }) => annotations.restoreAll(input.ids)),
    listTrash: api.listTrash.handler(() => annotations.trash().map((each) => ({ ...each, formulas: notebook.formulas(each.annotation) }))),

    exportNotes: api.exportNotes.handler(({ input }) => exporting.export(input)),
    writeExport: api.writeExport.handler(({ input }) => exporting.write(input)),
    previewImport: api.previewImport.handler(({ input }) => importing.preview(input)),
    importNotes: api.importNotes.handler(({ input }) => importing.import(input)),


    queryNotes: api.queryNotes.handler(({ input }) => notebook.query(input)),
    listAttention: api.listAttention.handler(() => notebook.attention()),
    countNotes: api.countNotes.handler(() => notebook.counts()),
    describePosts: api.describePosts.handler(({ input }) => input.ids.map(notebook.post)),

    getReview: api.getReview.handler(() => review.today()),
    gradeNote: api.gradeNote.handler(({ input }) => review.grade(input.id, input.grade)),
    restoreReview: api.restoreReview.handler(({ input }) => review.restore(input.id, input.review)),

    renderNotes: api.renderNotes.handler(async ({ input, signal }) => ({ html: await noteComments.render(input.texts, signal) })),
    listNoteTags: api.listNoteTags.handler(() => noteTags(annotations.list())),

    recordReading: api.recordReading.handler(({ input }) => {
      posts.locate(input.id)
      return statistics.record(input.id, input.seconds)
    }),
    getStatistics: api.getStatistics.handler(({ input }) => statistics.of(input.weeks)),
    deleteStatistics: api.deleteStatistics.handler(() => statistics.clear()),

    getSettings: api.getSettings.handler(() => settings.get()),
    saveSettings: api.saveSettings.handler(({ input }) => settings.save(input)),

    watchEvents: api.watchEvents.handler(({ signal }) => events.watch(signal))
  })
}
