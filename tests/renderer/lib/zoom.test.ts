import { expect, it } from 'vitest'
import { fitScale, zoomedTo } from '../../../src/renderer/lib/zoom.ts'

it('fills the room with a picture, and enlarges a small one no more than three times', () => {
  expect(fitScale({ width: 2000, height: 500 }, { width: 1000, height: 800 })).toBe(0.5)
  expect(fitScale({ width: 100, height: 50 }, { width: 1000, height: 800 })).toBe(3)
  expect(fitScale({ width: 0, height: 0 }, { width: 1000, height: 800 })).toBe(1)
})

it('stays within bounds, and stops at the picture\'s own size and at that of the window', () => {
  expect([zoomedTo(40, 0.5), zoomedTo(0.001, 0.5), zoomedTo(0.001, 0.02)]).toEqual([12, 0.1, 0.02])
  expect([zoomedTo(1.05, 0.5), zoomedTo(0.48, 0.5), zoomedTo(0.7, 0.5)]).toEqual([1, 0.5, 0.7])
})
