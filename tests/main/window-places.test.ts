import { describe, expect, it } from 'vitest'
import { displayKey, nextPlace, parsePlaces, withPlace, type Display } from '../../src/main/window-places.ts'

const display = (id: number, x = 0, width = 1920, height = 1080): Display =>
  ({ id, bounds: { x, y: 0, width, height }, workArea: { x, y: 30, width, height: height - 30 } })
const LAPTOP = display(1)
const BESIDE = display(2, 1920, 2560, 1440)
const SIZE = { width: 1280, height: 860 }
const at = (x: number, y: number, width = 900, height = 700) => ({ bounds: { x, y, width, height }, maximized: false, fullScreen: false })

describe('the place of a window', () => {
  it('is the middle of the main display at first', () => {
    expect(nextPlace({ displays: {} }, [LAPTOP, BESIDE], SIZE)).toEqual({ bounds: { x: 320, y: 125, ...SIZE }, maximized: false, fullScreen: false })
  })

  it('is remembered for each display', () => {
    const saved = withPlace(withPlace({ displays: {} }, LAPTOP, at(10, 40)), BESIDE, { ...at(2000, 100), maximized: true })
    expect(nextPlace(saved, [LAPTOP, BESIDE], SIZE)).toEqual({ ...at(2000, 100), maximized: true })
    // The other display was taken away, and comes back.
    expect(nextPlace(saved, [LAPTOP], SIZE)).toEqual(at(10, 40))
    expect(nextPlace(saved, [LAPTOP, BESIDE], SIZE).bounds.x).toBe(2000)
  })

  it('keeps the size where the only known display is gone', () => {
    const { bounds } = nextPlace(withPlace({ displays: {} }, BESIDE, at(2000, 100, 1000, 800)), [LAPTOP], SIZE)
    expect(bounds).toEqual({ x: 460, y: 155, width: 1000, height: 800 })
  })

  it('lies whole inside the display, whatever was saved', () => {
    for (const place of [at(-5000, -5000), at(5000, 5000), at(0, 0, 9000, 9000), at(1900, 1070), at(-899, 0)]) {
      const { x, y, width, height } = nextPlace(withPlace({ displays: {} }, LAPTOP, place), [LAPTOP], SIZE).bounds
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeGreaterThanOrEqual(30)
      expect(x + width).toBeLessThanOrEqual(1920)
      expect(y + height).toBeLessThanOrEqual(1080)
    }
  })

  it('does not hide a window that is open, nor fill the screen over it', () => {
    const saved = withPlace({ displays: {} }, LAPTOP, { ...at(100, 100), maximized: true })
    const taken = [at(100, 100).bounds, at(128, 128).bounds]
    expect(nextPlace(saved, [LAPTOP], SIZE, taken)).toEqual(at(156, 156))
  })

  it('of a display with another resolution is another one', () => {
    expect(displayKey(display(1))).not.toBe(displayKey(display(1, 0, 1280, 720)))
  })

  it('that is damaged on disk is forgotten, and the others are not', () => {
    const good = at(1, 2)
    expect(parsePlaces({ last: 'a', displays: { a: good, b: { bounds: { x: 'left' } }, c: null, d: { ...good, bounds: { ...good.bounds, width: NaN } } } }))
      .toEqual({ last: 'a', displays: { a: good } })
    for (const stored of [null, 'x', { bounds: { x: 1 } }, { displays: [] }, { last: 4, displays: 'no' }]) expect(parsePlaces(stored)).toEqual({ displays: {} })
  })
})
