import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createUndoStack } from '../../../src/renderer/stores/undo-stack.ts'

const step = (undo: number, redo: number, merge?: string) => ({ undo, redo, merge })

describe('the undo stack', () => {
  it('goes back and forth', () => {
    const stack = createUndoStack<number>()
    stack.push(step(0, 1))
    stack.push(step(1, 2))
    expect([stack.undo(), stack.undo(), stack.undo()]).toEqual([1, 0, null])
    expect([stack.redo(), stack.redo(), stack.redo()]).toEqual([1, 2, null])
  })

  it('forgets what was undone once something new is done', () => {
    const stack = createUndoStack<number>()
    stack.push(step(0, 1))
    stack.undo()
    stack.push(step(0, 5))
    expect(stack.redo()).toBeNull()
    expect(stack.undo()).toBe(0)
  })

  it('takes steps with the same key as one', () => {
    const stack = createUndoStack<number>()
    stack.push(step(0, 1, 'a'))
    stack.push(step(1, 2, 'a'))
    stack.push(step(2, 3, 'b'))
    expect([stack.undo(), stack.undo(), stack.undo()]).toEqual([2, 0, null])
    expect([stack.redo(), stack.redo()]).toEqual([2, 3])
  })

  it('does not merge into a step that was undone and redone', () => {
    const stack = createUndoStack<number>()
    stack.push(step(0, 1, 'a'))
    stack.undo()
    stack.redo()
    stack.push(step(1, 2, 'a'))
    expect([stack.undo(), stack.undo()]).toEqual([1, 0])
  })

  it('keeps the newest steps up to its limit', () => {
    const stack = createUndoStack<number>(2)
    for (let n = 0; n < 5; n++) stack.push(step(n, n + 1))
    expect([stack.undo(), stack.undo(), stack.undo()]).toEqual([4, 3, null])
  })

  it('always leads back to a value that stood before, whatever is done', () => {
    const moves = fc.array(fc.oneof(fc.constant('undo' as const), fc.constant('redo' as const), fc.integer({ min: 1, max: 99 })))
    fc.assert(fc.property(moves, (list) => {
      const stack = createUndoStack<number>()
      let [value, past, future]: [number, number[], number[]] = [0, [], []]
      for (const move of list) {
        if (typeof move === 'number') {
          stack.push(step(value, move))
          past = [...past, value]
          future = []
          value = move
        } else {
          const expected = (move === 'undo' ? past : future).at(-1) ?? null
          const got = move === 'undo' ? stack.undo() : stack.redo()
          expect(got).toBe(expected)
          if (got === null) continue
          if (move === 'undo') [past, future] = [past.slice(0, -1), [...future, value]]
          else [past, future] = [[...past, value], future.slice(0, -1)]
          value = got
        }
      }
    }))
  })
})
