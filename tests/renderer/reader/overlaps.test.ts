import { expect, it } from 'vitest'
import { mergeNotes, overlapping } from '../../../src/renderer/composables/reader/overlaps.ts'
import { noteLabel } from '../../../src/renderer/composables/reader/note-label.ts'
import { COMMANDS, type Command } from '../../../src/shared/commands.ts'
import { depthsOf } from '../../../src/renderer/dom/mark-layers.ts'
import type { Annotation } from '../../../src/shared/model.ts'

const note = (start: number, end: number, fields: Partial<Annotation> = {}): Annotation => ({
  id: `${start}-${end}`, postId: 'p', kind: 'highlight', colour: 'yellow', comment: '', tags: [], detached: false, created: '', modified: '',
  selector: { quote: { exact: 'some\n words', prefix: '', suffix: ' that follow' }, position: { start, end }, headings: [], hash: '' },
  placement: { start, end, state: 'same', confidence: 1 }, ...fields
})

it('only annotations of one kind that share words overlap', () => {
  const all = [note(0, 5), note(5, 9), note(3, 6, { kind: 'underline' }), note(20, 30)]
  expect(overlapping(all, { start: 4, end: 6 }, 'highlight').map(({ id }) => id)).toEqual(['0-5', '5-9'])
})

it('one in place of several has all their words, comments and tags', () => {
  const merged = mergeNotes({ start: 4, end: 6 }, { colour: 'blue', comment: 'c' }, [note(5, 9, { comment: 'b', tags: ['y'] }), note(0, 5, { comment: 'a', tags: ['x', 'y'] })])
  expect(merged).toEqual({ span: { start: 0, end: 9 }, fields: { colour: 'blue', comment: 'a\n\nb\n\nc', tags: ['x', 'y'] } })
})

it('the shorter of two highlights lies above the longer, and apart ones side by side', () => {
  const depths = depthsOf([[0, 100], [10, 50], [20, 30], [22, 24], [23, 24], [200, 300]].map(([start = 0, end = 0]) => ({ id: `${start}`, span: { start, end } })))
  expect([...depths].sort()).toEqual([['0', 0], ['10', 1], ['20', 2], ['200', 0], ['22', 3], ['23', 3]])
})

it('a note is called by its kind and its words', () => {
  expect(noteLabel(note(0, 5))).toBe('Highlight on “some words”')
  expect(noteLabel(note(0, 5, { comment: 'x' }))).toBe('Note on “some words”')
  expect(noteLabel(note(0, 0, { kind: 'bookmark' }))).toBe('Bookmark at “that follow”')
  expect(noteLabel(note(0, 0, { kind: 'page' }))).toBe('Note on the whole post')
})

it('no key stands for two commands that can be on screen together', () => {
  const withGroups = (...groups: Command['group'][]) =>
    COMMANDS.filter((command: Command) => groups.includes(command.group) && command.native !== true).flatMap((command) => [...command.keys])
  const doubled = (keys: string[]) => keys.filter((key, index) => keys.indexOf(key) !== index)
  // `n` steps through matches only while there are some and nothing is selected, and is a note else.
  expect(doubled(withGroups('Reading', 'Notes', 'Selecting', 'Lectern'))).toEqual(['n', 'Shift+N'])
  expect(doubled(withGroups('Library', 'Lectern'))).toEqual([])
  expect(doubled(withGroups('Notebook', 'Lectern'))).toEqual([])
})
