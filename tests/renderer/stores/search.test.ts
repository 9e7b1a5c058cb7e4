// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'

const asked: { query: string; answer: (hits: unknown[]) => void }[] = []
vi.mock('../../../src/renderer/api.ts', () => ({
  api: {
    search: ({ query }: { query: string }, { signal }: { signal: AbortSignal }) => new Promise((resolve, reject) => {
      asked.push({ query, answer: (hits) => { resolve({ hits, total: hits.length, suggestions: [] }) } })
      signal.addEventListener('abort', () => { reject(new Error('aborted')) })
    })
  }
}))
const heard = new Map<string, () => void>()
vi.mock('../../../src/renderer/stores/connection.ts', () => ({ useConnectionStore: () => ({ on: (type: string, run: () => void) => { heard.set(type, run) } }) }))

const { useSearchStore } = await import('../../../src/renderer/stores/search.ts')

beforeEach(() => {
  setActivePinia(createPinia())
  asked.length = 0
})

it('answers what was asked last, though the library changes meanwhile', async () => {
  const search = useSearchStore()
  const first = search.find('walekr')
  asked[0]?.answer([])
  await first
  const second = search.find('walker')
  heard.get('library:changed')?.()
  await vi.waitFor(() => { expect(asked.length).toBeGreaterThan(2) })
  expect(asked.at(-1)?.query).toBe('walker')
  asked.at(-1)?.answer([{ post: { id: 'a' } }])
  await second
  await vi.waitFor(() => { expect(search.results?.query).toBe('walker') })
  expect(search.results?.hits).toHaveLength(1)
})
