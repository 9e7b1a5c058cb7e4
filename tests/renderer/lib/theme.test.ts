// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { applyTextSize, applyTheme } from '../../../src/renderer/lib/theme.ts'

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

describe('applyTheme', () => {
  it('names the theme and remembers the choice for the next first paint', () => {
    applyTheme('night')
    expect(shown()).toBe('night')
    runEarly()
    expect(shown()).toBe('night')
  })

  it('follows the system while that is the choice, and no longer', () => {
    dark = true
    applyTheme('system')
    expect(shown()).toBe('night')
    dark = false
    for (const listener of listeners) listener()
    expect(shown()).toBe('paper')
    applyTheme('paper')
    expect(listeners.size).toBe(0)
  })
})

describe('the script before the first paint', () => {
  it.each([
    ['paper', true, 'paper'], ['night', false, 'night'], ['system', true, 'night'], ['system', false, 'paper'], [null, true, 'night'], ['rubbish', false, 'paper']
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

it('sets the size of the reading column', () => {
  applyTextSize(21)
  expect(document.documentElement.style.getPropertyValue('--text-size')).toBe('21px')
})

function runEarly() {
  delete document.documentElement.dataset.theme
  runInThisContext(early)
}
