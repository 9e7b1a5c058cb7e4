import { expect, it, vi } from 'vitest'
import { useProblemCountStore } from '../../../src/renderer/stores/problem-count.ts'
import { freshPinia } from '../support/dom.ts'
import { useFake } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

it('counts the problems of all kinds, and keeps the last count where it cannot ask', async () => {
  freshPinia()
  const fake = useFake()
  let answer = () => Promise.resolve({ total: 5, kinds: [{ kind: 'tags', count: 2 }, { kind: 'dead-links', count: 3 }], problems: [] })
  Object.assign(fake.api, { listProblems: () => answer() })
  const store = useProblemCountStore()
  expect(store.count).toBe(0)
  await store.load()
  expect(store.count).toBe(5)
  answer = () => Promise.reject(new Error('away'))
  await store.load()
  expect(store.count).toBe(5)
})
