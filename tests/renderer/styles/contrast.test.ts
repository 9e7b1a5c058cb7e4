import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ACCENTS, DAY_THEMES, NIGHT_THEMES } from '../../../src/shared/choices.ts'

const css = readFileSync(resolve(import.meta.dirname, '../../../src/renderer/styles/themes.css'), 'utf8')

function coloursOf(theme: string): Map<string, string> {
  const block = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

/** WCAG 2.2 relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function mix(a: string, b: string, part: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(a.slice(at, at + 2), 16) * part + parseInt(b.slice(at, at + 2), 16) * (1 - part)))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const SURFACES = ['page', 'panel', 'raised', 'accent-soft']
const HIGHLIGHTS = ['yellow', 'green', 'blue', 'pink', 'violet', 'orange']

it('computes the contrasts that WCAG gives', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe.each([...DAY_THEMES, ...NIGHT_THEMES])('the %s theme', (theme) => {
  /** What WCAG wants of text: AA, in the theme for strong contrasts AAA. */
  const LEAST = theme === 'contrast' ? 7 : 4.5
  const colours = coloursOf(theme)
  const get = (name: string) => {
    const value = colours.get(name)
    if (!value) throw new Error(`--${name} is missing in ${theme}`)
    return value
  }
  const tokens = [...colours.keys()].filter((name) => name.startsWith('shiki-token-'))
  const low = (texts: string[], grounds: string[], least = LEAST) => texts.flatMap((text) => grounds.map((ground) => ({ text, ground, ratio: contrast(get(text), get(ground)) })))
    .filter(({ ratio }) => ratio < least)

  it('names every code token', () => {
    expect(tokens.map((name) => name.slice('shiki-token-'.length)).sort()).toEqual(
      ['comment', 'constant', 'function', 'keyword', 'link', 'parameter', 'punctuation', 'string', 'string-expression'])
  })

  it('has it for all text on every surface', () => {
    expect(low(['ink', 'soft', 'faint', 'accent'], SURFACES)).toEqual([])
    expect(low(['bad'], ['page', 'panel', 'raised'])).toEqual([])
    expect(low(['on-accent'], ['accent'])).toEqual([])
  })

  it('has it for code on its ground', () => {
    expect(low([...tokens, 'shiki-foreground'], ['shiki-background', 'panel'])).toEqual([])
  })

  it('has it for post text, links and code on highlights', () => {
    expect(low(['ink', 'soft', 'accent', 'shiki-foreground', ...tokens], HIGHLIGHTS.map((name) => `hl-${name}`))).toEqual([])
  })

  it('has 3:1 for what is told by a shape: field borders and the edges of notes', () => {
    expect(low(['line-strong', ...HIGHLIGHTS.map((name) => `note-${name}`)], ['page', 'raised'], 3)).toEqual([])
    expect(low(['accent'], ['page', 'panel', 'raised'], 3)).toEqual([])
  })
})

it.each([...DAY_THEMES.slice(1), ...NIGHT_THEMES])('names in %s what paper names', (theme) => {
  expect([...coloursOf(theme).keys()].sort()).toEqual([...coloursOf('paper').keys()].sort())
})

describe.each(ACCENTS.filter((name) => name !== 'theme'))('the accent %s', (accent) => {
  const schemes = [['light', DAY_THEMES], ['dark', NIGHT_THEMES]] as const
  it.each(schemes.flatMap(([scheme, themes]) => themes.map((theme) => ({ scheme, theme }))))('can be read in $theme, on highlights too', ({ scheme, theme }) => {
    const rule = new RegExp(`\\[data-scheme='${scheme}'\\]\\[data-accent='${accent}'\\] \\{ --accent: (#\\w{6}); --on-accent: (#\\w{6}); \\}`).exec(css)
    const [, ink = '', on = ''] = rule ?? []
    const colours = coloursOf(theme)
    const grounds = ['page', 'panel', 'raised', ...HIGHLIGHTS.map((name) => `hl-${name}`)].map((name) => colours.get(name) ?? '')
    const soft = mix(ink, colours.get('page') ?? '', Number(/var\(--accent\) (\d+)%, var\(--page\)/.exec(css)?.[1]) / 100)
    const ratios = [...grounds.map((ground) => contrast(ink, ground)), contrast(ink, soft), contrast(on, ink)]
    expect(Math.min(...ratios)).toBeGreaterThan(theme === 'contrast' ? 7 : 4.5)
  })
})

it('shows a dark page to a dark system before a theme is named', () => {
  const fallback = /@media \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme\]\) \{([^}]*)\}/.exec(css)?.[1] ?? ''
  const night = coloursOf('night')
  const named = [...fallback.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value]) => [name, value] as const)
  expect(named.map(([name]) => name)).toContain('page')
  expect(named.filter(([name, value]) => night.get(name) !== value)).toEqual([])
})
