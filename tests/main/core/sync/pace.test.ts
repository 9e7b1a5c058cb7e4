import { expect, it } from 'vitest'
import { createPace } from '../../../../src/main/core/sync/pace.ts'

it('tells how fast it goes and how long the rest takes, once that can be told', () => {
  let now = 1000
  const pace = createPace(() => now)
  expect(pace({ done: 0, total: 1000 })).toEqual({ rate: null, left: null })
  now += 1000
  expect(pace({ done: 100, total: 1000 })).toEqual({ rate: 100, left: 9 })
  // What was long ago counts no more.
  for (let done = 100; done <= 600; done += 50) { now += 1000; pace({ done, total: 1000 }) }
  expect(pace({ done: 600, total: 1000 })).toEqual({ rate: 50, left: 8 })
})
