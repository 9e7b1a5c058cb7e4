import { beforeEach, describe, expect, it } from 'vitest'
import type { Annotation, AnnotationDraft } from '../../../src/shared/model.ts'
import { createSaveQueue, type SaveQueue, type SaveState, type Write } from '../../../src/renderer/stores/save-queue.ts'

interface Sent { id: string; write: Write; answer: (annotation?: Annotation) => void; fail: () => void }

let sent: Sent[]
let states: (SaveState['state'] | null)[]
let settled: string[]
let queue: SaveQueue
const tick = () => new Promise((resolve) => setTimeout(resolve))
const save = (fields: Partial<AnnotationDraft>): Write => ({ type: 'save', draft: { id: 'a', postId: 'p', ...fields } })

beforeEach(() => {
  sent = []
  states = []
  settled = []
  queue = createSaveQueue({
    send: (id, write) => new Promise((resolve, reject) => {
      sent.push({ id, write, answer: (annotation) => { resolve(annotation ?? null) }, fail: () => { reject(new Error('disk')) } })
    }),
    explain: () => 'The disk is full.',
    onState: (_id, state) => states.push(state?.state ?? null),
    onSettled: (id) => settled.push(id)
  })
})

describe('the save queue', () => {
  it('sends one write of an annotation at a time and joins the saves that wait', async () => {
    queue.add('a', save({ comment: 'one' }))
    queue.add('a', save({ comment: 'two' }))
    queue.add('a', save({ colour: 'blue' }))
    expect(sent).toHaveLength(1)
    sent[0]!.answer()
    await tick()
    expect(sent[1]!.write).toEqual(save({ comment: 'two', colour: 'blue' }))
    expect(settled).toEqual([])
    sent[1]!.answer()
    await tick()
    expect(settled).toEqual(['a'])
    expect(states.at(-1)).toBeNull()
    expect(queue.pending('a')).toBe(false)
  })

  it('does not let one annotation wait for another', () => {
    queue.add('a', save({}))
    queue.add('b', save({}))
    expect(sent.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('keeps what fails, says so, and sends it again when asked', async () => {
    queue.add('a', save({ comment: 'kept' }))
    sent[0]!.fail()
    await tick()
    expect(states).toEqual(['saving', 'failed'])
    expect(queue.unsaved()).toEqual(['a'])
    queue.retry('a')
    expect(sent[1]!.write).toEqual(save({ comment: 'kept' }))
    sent[1]!.answer()
    await tick()
    expect(queue.unsaved()).toEqual([])
  })

  it('sends a failed save together with the next one', async () => {
    queue.add('a', save({ comment: 'kept' }))
    sent[0]!.fail()
    await tick()
    queue.add('a', save({ colour: 'pink' }))
    expect(sent[1]!.write).toEqual(save({ comment: 'kept', colour: 'pink' }))
  })

  it('deletes instead of saving what never could be saved', async () => {
    queue.add('a', save({ comment: 'kept' }))
    sent[0]!.fail()
    await tick()
    queue.add('a', { type: 'delete' })
    expect(sent[1]!.write).toEqual({ type: 'delete' })
    sent[1]!.answer()
    await tick()
    expect(queue.pending('a')).toBe(false)
  })

  it('writes in order: a delete after the save that is on its way', async () => {
    queue.add('a', save({}))
    queue.add('a', { type: 'delete' })
    queue.add('a', { type: 'restore', draft: { id: 'a', postId: 'p' } })
    for (const type of ['save', 'delete', 'restore']) {
      expect(sent.at(-1)!.write.type).toBe(type)
      sent.at(-1)!.answer()
      await tick()
    }
    expect(settled).toEqual(['a'])
  })
})
