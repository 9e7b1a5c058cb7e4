// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/shared/choices.ts'
import type { Look } from '../../../src/shared/model.ts'
import { applyLook } from '../../../src/renderer/lib/theme.ts'

const early = readFileSync(resolve(import.meta.dirname, '../../../src/renderer/public/theme.js'), 'utf8')
let dark = false
let listeners = new Set<() => void>()

beforeEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset.theme
  dark = false
  listeners = new Set()
  vi.stubGlobal('matchMedia', () => ({
    get matches() { return dark },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener)
  }))
})

const shown = () => document.documentElement.dataset.theme
const apply = (look: Partial<Look>) => { applyLook({ ...DEFAULT_SETTINGS, ...look }) }

describe('applyLook', () => {
  it('names the theme and remembers the choice for the next first paint', () => {
    apply({ theme: 'night' })
    expect(shown()).toBe('night')
    runEarly()
    expect(shown()).toBe('night')
  })

  it('follows the system while that is the choice, and no longer', () => {
    dark = true
    apply({ theme: 'system' })
    expect(shown()).toBe('night')
    dark = false
    for (const listener of listeners) listener()
    expect(shown()).toBe('paper')
    apply({ theme: 'paper' })
    expect(listeners.size).toBe(0)
  })
})

it("takes the reader's light and dark themes where the system decides, and says which of the two it is", () => {
  apply({ theme: 'system', dayTheme: 'sepia', nightTheme: 'black', accent: 'blue' })
  expect(document.documentElement.dataset).toMatchObject({ theme: 'sepia', scheme: 'light', accent: 'blue' })
  dark = true
  for (const listener of listeners) listener()
  expect(document.documentElement.dataset).toMatchObject({ theme: 'black', scheme: 'dark' })
  runEarly()
  expect(document.documentElement.dataset).toMatchObject({ theme: 'black', scheme: 'dark', accent: 'blue' })
})

describe('the script before the first paint', () => {
  it.each([
    ['paper', true, 'paper'], ['night', false, 'night'], ['system', true, 'night'], ['system', false, 'paper'], [null, true, 'night'], ['rubbish', false, 'paper'],
    ['contrast paper night theme', true, 'contrast'], ['system sepia black theme', false, 'sepia'], ['system rubbish rubbish', true, 'night']
  ])('shows %s on a system that is dark: %s as %s', (stored, system, expected) => {
    if (stored) localStorage.setItem('lectern:theme', stored)
    dark = system
    runEarly()
    expect(shown()).toBe(expected)
  })

  it('does without a storage that is denied', () => {
    vi.stubGlobal('localStorage', { getItem: () => { throw new Error('denied') } })
    runEarly()
    expect(shown()).toBe('paper')
    vi.unstubAllGlobals()
  })
})

function runEarly() {
  delete document.documentElement.dataset.theme
  runInThisContext(early)
}
