import { defineStore } from 'pinia'
import { api } from '../api.ts'
import type { Glance } from '../dom/peek-content.ts'
import { useConnectionStore } from './connection.ts'

/** Sections that are enough for a look, from the one that is meant on. */
const ENOUGH = 2
/** Looks that are kept: a reader's pointer comes back to the same few links. */
const KEPT = 24

/** Looks into posts that are not open. */
export const usePostGlancesStore = defineStore('post-glances', () => {
  const connection = useConnectionStore()
  const known = new Map<string, Promise<Glance | null>>()

  /** Null where there is no such post or place in it. @param heading id of the element to begin with; null: the top */
  function glance(postId: string, heading: string | null): Promise<Glance | null> {
    const key = `${postId}#${heading ?? ''}`
    const found = known.get(key) ?? read(postId, heading).catch(() => { known.delete(key); return null })
    known.delete(key)
    known.set(key, found)
    for (const [oldest] of known) if (known.size > KEPT) known.delete(oldest)
    return found
  }

  // What a post says may be different now.
  connection.on('post:changed', ({ postId }) => {
    for (const key of known.keys()) if (key.startsWith(`${postId}#`)) known.delete(key)
  })
  connection.on('library:changed', () => { known.clear() })
  connection.on('connection:restored', () => { known.clear() })

  return { glance }
})

async function read(postId: string, heading: string | null): Promise<Glance | null> {
  const stop = new AbortController()
  const glance: Glance = { title: '', summary: '', html: [] }
  try {
    for await (const chunk of await api.openPost({ id: postId }, { signal: stop.signal })) {
      if (chunk.type === 'post') Object.assign(glance, { title: chunk.post.title, summary: chunk.post.summary })
      else if (chunk.type === 'section' && (glance.html.length > 0 || heading === null || chunk.html.includes(`id="${heading}"`))) glance.html.push(chunk.html)
      if (glance.html.length >= ENOUGH) break
    }
  } finally {
    stop.abort()
  }
  return heading === null || glance.html.length > 0 ? glance : null
}
