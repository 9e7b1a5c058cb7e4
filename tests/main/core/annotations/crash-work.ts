/**
 * Works on notes and tells on stdout what it is about to do and what was acknowledged. Lines: `?` tries, `!` acknowledged, `e` failed, then
 * the note's id and what it becomes: the token of its comment, or `gone`.
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { AnnotationDraft } from '../../../../src/shared/model.ts'

/** What is done to notes. */
export interface Notes {
  save(draft: AnnotationDraft): Promise<unknown>
  saveAll(drafts: AnnotationDraft[]): Promise<unknown>
  remove(id: string): Promise<void>
  restore(id: string): Promise<unknown>
  read(offset: number): Promise<void>
  close(): Promise<void>
}

export const [library = '', dataDir = '', manner = 'notes', rounds = '1000000'] = process.argv.slice(2)
const selector = { quote: { exact: 'cell', prefix: 'A ', suffix: ' divides' }, position: { start: 2, end: 6 }, headings: [], hash: 'a'.repeat(64) }
const say = (what: string, id: string, to: string) => writeSync(1, `${what} ${id} ${to}\n`)

/** Three at once, until it is killed or has made its rounds. */
export async function workOn(notes: Notes, postId: string): Promise<void> {
  await Promise.all([0, 1, 2].map((worker) => work(notes, postId, worker)))
  await notes.close()
}

/** Tells what is tried, does it, tells how it went. */
async function attempt(ids: string[], to: string, work: () => Promise<unknown>): Promise<void> {
  for (const id of ids) say('?', id, to)
  if (manner === 'hasty') {
    for (const id of ids) say('!', id, to)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  try {
    await work()
    if (manner !== 'hasty') for (const id of ids) say('!', id, to)
  } catch (error) {
    for (const id of ids) say('e', id, error instanceof Error && 'code' in error ? String(error.code) : String(error))
  }
}

async function work(notes: Notes, postId: string, worker: number): Promise<void> {
  const mine: string[] = []
  for (let n = 0; n < Number(rounds); n++) {
    const token = `${process.pid}.${worker}.${n}`
    const draft = (id: string): AnnotationDraft => ({ id, postId, selector, comment: `${token} ${'x'.repeat(n % 400)}` })
    const last = mine.at(-1) ?? ''
    const kind = mine.length === 0 ? 'new' : (['new', 'edit', 'many', 'remove', 'restore', 'new'] as const)[n % 6]
    if (kind === 'edit') await attempt([last], token, () => notes.save(draft(last)))
    else if (kind === 'many') {
      const ids = [randomUUID(), randomUUID(), randomUUID()]
      await attempt(ids, token, () => notes.saveAll(ids.map(draft)))
    } else if (kind === 'remove') await attempt([last], 'gone', () => notes.remove(last))
    else if (kind === 'restore') {
      // One that is deleted and edited is live again, as it was edited.
      await attempt([last], token, async () => { await notes.save(draft(last)); await notes.restore(last) })
    } else {
      mine.push(randomUUID())
      await attempt(mine.slice(-1), token, () => notes.save(draft(mine.at(-1) ?? '')))
    }
    await notes.read(n).catch(() => undefined)
  }
}
