import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLookAgain } from '../../../../src/main/core/sync/look-again.ts'

describe('a second look', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('comes once for all that was told, at folders that hold the others', () => {
    const look = vi.fn()
    const again = createLookAgain(look, 1000)
    again.told(['a/one.md', 'a/b/two.md'])
    vi.advanceTimersByTime(900)
    again.told(['c/three.md', 'ab/four.md'])
    expect(look).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(look.mock.calls).toEqual([[['a', 'c', 'ab']]])
    again.told(['top.md', 'a/one.md'])
    vi.advanceTimersByTime(1000)
    expect(look).toHaveBeenLastCalledWith([''])
  })

  it('does not come for nothing, nor after the end', () => {
    const look = vi.fn()
    const again = createLookAgain(look, 1000)
    again.told([])
    vi.advanceTimersByTime(2000)
    again.told(['a/one.md'])
    again.close()
    vi.advanceTimersByTime(2000)
    expect(look).not.toHaveBeenCalled()
  })
})
