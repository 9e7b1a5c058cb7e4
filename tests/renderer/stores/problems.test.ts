import { beforeEach, expect, it, vi } from 'vitest'
import type { Problem, ProblemPage } from '../../../src/shared/model.ts'
import { useProblemsStore } from '../../../src/renderer/stores/problems.ts'
import { freshPinia } from '../support/dom.ts'
import { createGate, failure, useFake } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const problem = (n: number): Problem => ({ postId: `p${String(n)}`, title: `Post ${String(n)}`, path: `${String(n)}.md`, code: 'tag-unknown', message: 'What?', line: n + 1 })
let found: Problem[]
let asked: { folderId?: string; offset: number; limit: number }[]
let answer: (query: { folderId?: string; offset: number; limit: number }) => Promise<ProblemPage>

beforeEach(() => {
  freshPinia()
  found = Array.from({ length: 450 }, (_, n) => problem(n))
  asked = []
  answer = ({ offset, limit }) => Promise.resolve({ total: found.length, kinds: [{ kind: 'tags', count: found.length }], problems: found.slice(offset, offset + limit) })
  const fake = useFake()
  Object.assign(fake.api, { listProblems: (query: { folderId?: string; offset: number; limit: number }) => { asked.push(query); return answer(query) } })
})

it('loads a page, and more at each press', async () => {
  const store = useProblemsStore()
  await store.show({})
  expect([store.items?.length, store.total, store.all]).toEqual([200, 450, 450])
  await store.more()
  expect(store.items).toHaveLength(400)
  await store.more()
  expect(store.items).toEqual(found)
})

it('shows what was asked for last, however late the first answer comes', async () => {
  const store = useProblemsStore()
  const gate = createGate()
  const usual = answer
  answer = async (query) => {
    if (query.folderId === 'slow') await gate.promise
    return query.folderId === 'slow' ? { total: 0, kinds: [], problems: [] } : usual(query)
  }
  const slow = store.show({ folderId: 'slow' })
  await store.show({ folderId: 'f1' })
  gate.open()
  await slow
  expect(store.total).toBe(450)
})

it('says what went wrong and tries again', async () => {
  const store = useProblemsStore()
  const usual = answer
  answer = () => Promise.reject(failure('FOLDER_MISSING'))
  await store.show({})
  expect(store.problem).not.toBe('')
  answer = usual
  await store.load()
  expect([store.problem, store.items?.length]).toEqual(['', 200])
})

it('asks nothing while nobody looks', async () => {
  const store = useProblemsStore()
  await store.show(null)
  expect(asked).toEqual([])
})
