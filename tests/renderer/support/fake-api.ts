/** The API in memory: what stores see of a core. Its answers are the contract's shapes; its lists can be changed. */
import type { Api } from '../../../src/shared/api.ts'
import { LecternError, type ErrorCode } from '../../../src/shared/errors.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/choices.ts'
import type { Archive, Collection, CoreEvent, Counted, Folder, Library, PostSummary, Settings } from '../../../src/shared/model.ts'

export interface FakeApi {
  library: Library
  posts: PostSummary[]
  archive: Archive
  authors: Counted[]
  relatedTags: Counted[]
  settings: Settings
  /** Every call as [method, input]. */
  calls: [string, unknown][]
  /** What the next calls of a method throw. */
  failures: Map<string, unknown>
  /** Answers of a method wait for this while it is set. */
  gates: Map<string, Promise<unknown>>
  /** Sends an event down every open stream. */
  emit(event: CoreEvent): void
  /** Ends every open stream. */
  cut(): void
  streams: number
  api: Api
}

export function folder(id: string, fields: Partial<Folder> = {}): Folder {
  return { id, path: `/posts/${id}`, name: id, bundled: false, journal: 'library', state: 'ready', problem: null, posts: 3, ...fields }
}

export function post(n: number, fields: Partial<PostSummary> = {}): PostSummary {
  return {
    id: `f1-${n}`, folderId: 'f1', path: `${n}.md`, title: `Post ${n}`, summary: `About ${n}.`, date: '2024-03-01', updated: null, tags: [], authors: [],
    draft: false, words: 1000, minutes: 10, notes: 0, progress: 0, lastRead: null, finished: null, changed: false, ...fields
  }
}

export const posts = (count: number) => Array.from({ length: count }, (_, n) => post(n))

export const NO_COUNTS: Library['counts'] = { all: 0, reading: 0, unread: 0, read: 0, annotated: 0, changed: 0, notes: 0, authors: 0 }

export function createFakeApi(given: Partial<Pick<FakeApi, 'posts' | 'library' | 'settings'>> = {}): FakeApi {
  const streams = new Set<(event: CoreEvent | null) => void>()
  const call = async <T>(method: string, input: unknown, answer: () => T): Promise<T> => {
    fake.calls.push([method, input])
    await fake.gates.get(method)
    const failure = fake.failures.get(method)
    if (failure !== undefined) throw failure
    return structuredClone(answer())
  }

  const methods = {
    getLibrary: () => call('getLibrary', undefined, () => fake.library),
    listPosts: (query: { offset: number; limit: number; tags?: string[]; words?: string }) => call('listPosts', query, () => {
      const found = fake.posts.filter((one) => (query.tags ?? []).every((tag) => one.tags.includes(tag)) && one.title.includes(query.words ?? ''))
      return { total: found.length, posts: found.slice(query.offset, query.offset + query.limit) }
    }),
    chooseFolder: () => call('chooseFolder', undefined, () => ({ path: '/posts/chosen' as string | null })),
    addFolder: (input: { path: string }) => call('addFolder', input, () => {
      const added = folder(input.path.split('/').at(-1) ?? '', { path: input.path })
      fake.library = { ...fake.library, folders: [...fake.library.folders, added] }
      return added
    }),
    openGuide: (input?: { language: string }) => call('openGuide', input, () => {
      fake.library = { ...fake.library, folders: [...fake.library.folders, folder('guide')] }
      return { folderId: 'guide' }
    }),
    removeFolder: (input: { id: string }) => call('removeFolder', input, () => {
      fake.library = { ...fake.library, folders: fake.library.folders.filter(({ id }) => id !== input.id) }
    }),
    async scanFolder(input: { id: string }) {
      await call('scanFolder', input, () => null)
      return (async function* () {
        yield { done: 1, total: 2, path: 'a.md', rate: null, left: null }
        return { posts: 2, words: 10, bytes: 10, added: 1, changed: 0, removed: 2, ms: 1, warnings: [] }
      })()
    },
    stopScan: (input: { id: string }) => call('stopScan', input, () => undefined),
    listArchive: () => call('listArchive', undefined, () => fake.archive),
    listAuthors: () => call('listAuthors', undefined, () => fake.authors),
    listRelatedTags: (input: unknown) => call('listRelatedTags', input, () => fake.relatedTags),
    markPosts: (input: { ids: string[]; as: 'read' | 'unread' }) => call('markPosts', input, () => {
      const finished = input.as === 'read' ? '2026-01-01T00:00:00Z' : null
      const changed = fake.posts.filter(({ id, finished: before }) => input.ids.includes(id) && before !== finished)
      fake.posts = fake.posts.map((one) => (changed.includes(one) ? { ...one, finished } : one))
      return changed.map(({ id }) => ({ id, reading: null }))
    }),
    restoreReading: (input: unknown) => call('restoreReading', input, () => undefined),
    saveCollection: (input: Collection) => call('saveCollection', input, () => {
      fake.library = { ...fake.library, collections: [...fake.library.collections.filter(({ id }) => id !== input.id), input] }
    }),
    deleteCollection: (input: { id: string }) => call('deleteCollection', input, () => {
      fake.library = { ...fake.library, collections: fake.library.collections.filter(({ id }) => id !== input.id) }
    }),
    getSettings: () => call('getSettings', undefined, () => fake.settings),
    saveSettings: (patch: Partial<Settings>) => call('saveSettings', patch, () => (fake.settings = { ...fake.settings, ...patch })),
    async watchEvents(_input: unknown, options?: { signal?: AbortSignal }) {
      await call('watchEvents', undefined, () => null)
      const queue: (CoreEvent | null)[] = []
      let wake: (() => void) | undefined
      const push = (event: CoreEvent | null) => { queue.push(event); wake?.() }
      options?.signal?.addEventListener('abort', () => push(null))
      streams.add(push)
      return (async function* () {
        for (;;) {
          while (queue.length > 0) {
            const event = queue.shift()
            if (!event) { streams.delete(push); return }
            yield event
          }
          await new Promise<void>((resolve) => { wake = resolve })
        }
      })()
    }
  }

  const fake: FakeApi = {
    library: {
      folders: [folder('f1')], greetings: [], counts: { ...NO_COUNTS, all: 3, reading: 1, unread: 2 }, tags: [], collections: [], current: null, recent: [],
      shelf: null, notices: []
    },
    posts: posts(3),
    archive: { years: [], undated: 0 },
    authors: [],
    relatedTags: [],
    settings: DEFAULT_SETTINGS,
    calls: [],
    failures: new Map(),
    gates: new Map(),
    emit: (event) => { for (const push of [...streams]) push(event) },
    cut: () => { for (const push of [...streams]) push(null) },
    get streams() { return streams.size },
    api: methods as unknown as Api,
    ...given
  }
  return fake
}

/** Something to wait for until the test opens it. */
export function createGate() {
  const { promise, resolve } = Promise.withResolvers<null>()
  return { promise, open: () => { resolve(null) } }
}

export const failure = (code: ErrorCode) => new LecternError(code)
/** How the link tells that the core cannot be asked. */
export const linkFailure = (code: 'OFFLINE' | 'EXPIRED') => Object.assign(new Error('Lectern does not answer.'), { code })

/** Stands in for renderer/api.ts: `vi.mock('…/api.ts', () => import('…/fake-api.ts'))`. */
export let fake = createFakeApi()
export function useFake(next: FakeApi = createFakeApi()): FakeApi {
  fake = next
  return next
}
export const api = new Proxy({}, { get: (_, name) => Reflect.get(fake.api, name) as unknown })
