import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordOfDraft } from '../../../../src/main/core/annotations/draft.ts'
import { createClock, type HybridClock } from '../../../../src/main/core/annotations/journal/hlc.ts'
import type { JournalRecord } from '../../../../src/main/core/annotations/journal/record.ts'
import { fromLine, toLine } from '../../../../src/main/core/annotations/journal/record.ts'
import { createJournalState, type JournalState } from '../../../../src/main/core/annotations/journal-state.ts'
import { COMMENT_SEPARATOR } from '../../../../src/main/core/annotations/merge.ts'
import type { AnnotationDraft } from '../../../../src/shared/model.ts'

const POST = { local: '0123456789abcdef', path: 'a.md' }
const SELECTOR = { quote: { exact: 'cell', prefix: '', suffix: '' }, position: { start: 0, end: 4 }, headings: [], hash: 'h' }

/** A machine with its own clock and its own knowledge. */
interface Device { clock: HybridClock; state: JournalState; journal: JournalRecord[] }

let time = Date.UTC(2026, 0, 5)
const device = (name: string, skew = 0): Device => ({
  clock: createClock(name, () => time + skew), state: createJournalState(), journal: []
})

function write(at: Device, record: JournalRecord): string {
  const read = fromLine(Buffer.from(toLine(record)))
  if (read.state !== 'record') throw new Error(read.state)
  at.journal.push(read.record)
  at.state.add([read.record])
  return record.t
}

function edit(at: Device, id: string, changes: Partial<AnnotationDraft>): string | null {
  time += 1
  const known = at.state.annotation(id)
  const draft = { id, postId: '', ...(known ? {} : { selector: SELECTOR }), ...changes }
  const stamp = { t: at.clock.next(known?.heads), at: new Date(time).toISOString() }
  const record = recordOfDraft(known, draft, POST, stamp)
  return record && write(at, record)
}

function turn(at: Device, id: string, k: 'delete' | 'restore'): string | null {
  const known = at.state.annotation(id)
  if (!known || known.live === (k === 'restore')) return null
  return write(at, { v: 1, t: at.clock.next(known.heads), k, id, base: known.heads })
}

/** `at` reads the first `share` of what `from` wrote. */
function sync(at: Device, from: Device, share = 1): void {
  const records = from.journal.slice(0, Math.ceil(from.journal.length * share))
  for (const { t } of records) at.clock.observe(t)
  at.state.add(records)
}

const stateOf = (records: Iterable<JournalRecord>) => {
  const state = createJournalState()
  state.add(records)
  return state
}
const serialise = (state: JournalState) => JSON.stringify([...state.annotations()].sort((a, b) => (a.id < b.id ? -1 : 1)))

describe('merging two devices', () => {
  const both = () => {
    const [a, b] = [device('a.1'), device('b.1')]
    edit(a, 'n', { comment: 'first' })
    sync(b, a)
    return { a, b, merged: () => stateOf([...b.journal, ...a.journal]).annotation('n') }
  }

  it('keeps both texts where a comment was edited on each without seeing the other', () => {
    const { a, b, merged } = both()
    edit(a, 'n', { comment: 'mine' })
    edit(b, 'n', { comment: 'yours' })
    expect(merged()?.comment).toBe(`mine${COMMENT_SEPARATOR}yours`)
  })

  it('lets an edit replace both texts once it was made by someone who saw both', () => {
    const { a, b, merged } = both()
    edit(a, 'n', { comment: 'mine' })
    edit(b, 'n', { comment: 'yours' })
    sync(a, b)
    edit(a, 'n', { comment: 'ours' })
    expect(merged()?.comment).toBe('ours')
    expect(merged()?.heads).toHaveLength(1)
  })

  it('takes a comment from one and a colour from the other', () => {
    const { a, b, merged } = both()
    edit(a, 'n', { comment: 'mine' })
    edit(b, 'n', { colour: 'pink' })
    expect(merged()).toMatchObject({ comment: 'mine', colour: 'pink' })
  })

  it('keeps the later colour of two', () => {
    const { a, b, merged } = both()
    edit(a, 'n', { colour: 'green' })
    edit(b, 'n', { colour: 'pink' })
    expect(merged()).toMatchObject({ comment: 'first', colour: 'pink' })
  })

  it('keeps an edit that a deletion did not see, and says so', () => {
    const { a, b, merged } = both()
    turn(a, 'n', 'delete')
    edit(b, 'n', { comment: 'still needed' })
    expect(merged()).toMatchObject({ live: true, revived: true, comment: 'still needed' })
    sync(b, a)
    turn(b, 'n', 'delete')
    expect(merged()).toMatchObject({ live: false, revived: false })
  })

  it('gives the words back when a deletion is taken back', () => {
    const { a, merged } = both()
    turn(a, 'n', 'delete')
    expect(merged()?.live).toBe(false)
    turn(a, 'n', 'restore')
    expect(merged()).toMatchObject({ live: true, comment: 'first' })
  })

  it('lets a later edit win over a version dated in the far future', () => {
    const [a, b] = [device('a.1', 400 * 86_400_000), device('b.1')]
    edit(a, 'n', { comment: 'from the future' })
    sync(b, a)
    edit(b, 'n', { comment: 'corrected' })
    expect(stateOf([...b.journal, ...a.journal]).annotation('n')?.comment).toBe('corrected')
  })

  it('decides alike everywhere between two records that a cloned disk gave one clock', () => {
    const { a } = both()
    const t = edit(a, 'n', { comment: 'one' })
    const twin = a.journal.map((record) => (record.t === t ? { ...record, comment: 'two' } : record))
    const [here, there] = [stateOf([...a.journal, ...twin]), stateOf(twin)]
    there.add(a.journal)
    expect(serialise(here)).toBe(serialise(there))
    expect(here.annotation('n')?.comment).toBe('two')
  })

  it('takes a second try for the newer one where the first reached the disk without being acknowledged', () => {
    const { a } = both()
    const unaware = createJournalState()
    unaware.add(a.journal)
    edit(a, 'n', { comment: 'first try' })
    edit({ ...a, state: unaware }, 'n', { comment: 'second try' })
    expect(stateOf(a.journal).annotation('n')?.comment).toBe('second try')
  })

  it('keeps a text that was deleted elsewhere from one who only saw the deletion', () => {
    const { a, b } = both()
    edit(a, 'n', { comment: 'unseen by b' })
    const c = device('c.1')
    sync(c, b)
    sync(c, a)
    turn(c, 'n', 'delete')
    sync(b, c)
    edit(b, 'n', { comment: 'by b' })
    const merged = stateOf([...a.journal, ...b.journal, ...c.journal]).annotation('n')
    expect(new Set(merged?.comment.split(COMMENT_SEPARATOR))).toEqual(new Set(['unseen by b', 'by b']))
  })

  it('takes a comment whose own line was lost from the next record', () => {
    const { a, b } = both()
    edit(a, 'n', { comment: 'second' })
    sync(b, a)
    edit(b, 'n', { colour: 'pink' })
    const left = [...a.journal, ...b.journal].filter((record) => !(record.k === 'annotation' && record.set?.includes('comment')))
    expect(left).toHaveLength(2)
    expect(stateOf(left).annotation('n')).toMatchObject({ comment: 'second', colour: 'pink' })
  })

  it('makes the best of an edit that claims to change nothing of a note that nobody made', () => {
    const { a } = both()
    const [made] = a.journal
    const gone: JournalRecord = { v: 1, t: a.clock.next(), k: 'delete', id: 'm', base: [] }
    const edited = { ...made, t: a.clock.next([gone.t]), id: 'm', base: [gone.t], set: [] } as JournalRecord
    expect(stateOf([gone, edited]).annotation('m')).toMatchObject({ live: true, comment: 'first' })
  })

  it('does not bring an old text back where a line between was lost', () => {
    const { a, b } = both()
    edit(a, 'n', { comment: 'second' })
    sync(b, a)
    edit(b, 'n', { comment: 'third' })
    const known = [...a.journal, ...b.journal].filter((record) => !('comment' in record) || record.comment !== 'second')
    expect(stateOf(known).annotation('n')?.comment).toBe('third')
  })
})

const step = fc.record({
  device: fc.nat(2), from: fc.nat(2), share: fc.double({ min: 0, max: 1, noNaN: true }), note: fc.nat(2),
  kind: fc.constantFrom('comment', 'comment', 'colour', 'delete', 'restore', 'sync', 'sync', 'restart')
})

describe('merging any history of three devices', () => {
  it('gives the same bytes in any order and grouping, loses no unseen comment and keeps what was edited', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 8, maxLength: 60, size: 'max' }), fc.infiniteStream(fc.nat(1000)), (steps, random) => {
      const devices = [device('a.1'), device('b.1', 5000), device('c.1', -86_400_000 * 30)]
      const edits: { t: string; id: string; kind: 'comment' | 'colour' | 'delete' | 'restore'; token: string; knew: Set<string> }[] = []
      const knows = devices.map(() => new Set<string>())
      steps.forEach((step, index) => {
        const [at, from, id] = [devices[step.device]!, devices[step.from]!, `n${step.note}`]
        const knew = knows[step.device]!
        if (step.kind === 'sync') {
          sync(at, from, step.share)
          for (const { t } of from.journal.slice(0, Math.ceil(from.journal.length * step.share))) {
            knew.add(t)
            // A note holds what its writer had read; a deletion tells nothing of what was deleted.
            const source = edits.find((edit) => edit.t === t && (edit.kind === 'comment' || edit.kind === 'colour'))
            for (const before of edits) if (before.id === source?.id && source.knew.has(before.t)) knew.add(before.t)
          }
        } else if (step.kind === 'restart') at.clock = createClock(`${'abc'[step.device]}.again${index}`, () => time)
        else {
          const token = `<${index}>`
          const isNew = at.state.annotation(id) === null
          const t = step.kind === 'comment' ? edit(at, id, { comment: token })
            : step.kind === 'colour' ? edit(at, id, { colour: index % 2 === 0 ? 'pink' : 'green' })
              : turn(at, id, step.kind)
          if (t === null) return
          edits.push({ t, id, kind: step.kind === 'colour' && isNew ? 'comment' : step.kind, token: step.kind === 'comment' ? token : '', knew: new Set(knew) })
          knew.add(t)
        }
      })
      const all = devices.flatMap(({ journal }) => journal)
      const expected = serialise(stateOf(all))
      for (let round = 0; round < 3; round++) {
        const shuffled = all.map((record) => ({ record, key: random.next().value })).sort((a, b) => a.key - b.key).map(({ record }) => record)
        const state = createJournalState()
        while (shuffled.length > 0) state.add(shuffled.splice(0, 1 + random.next().value % 7))
        state.add(all)
        expect(serialise(state)).toBe(expected)
      }
      for (const merged of stateOf(all).annotations()) {
        const own = edits.filter(({ id }) => id === merged.id)
        const newest = (some: typeof own) => some.filter(({ t }) => !some.some((other) => other.knew.has(t)))
        const comments = newest(own.filter(({ kind }) => kind === 'comment')).map(({ token }) => token).filter((token) => token !== '')
        expect(new Set(merged.comment.split(COMMENT_SEPARATOR).filter((token) => token !== ''))).toEqual(new Set(comments))
        expect(merged.live).toBe(newest(own).some(({ kind }) => kind !== 'delete'))
      }
    }), { numRuns: 150 })
  })
})
