import { describe, expect, it } from 'vitest'
import { symbolsIn, texTokens, usesSymbol } from '../../../src/renderer/lib/tex-symbols.ts'

const named = (cell: string): string[] => symbolsIn(cell).map((tokens) => tokens.join(' '))
const uses = (formula: string, symbol: string): boolean => usesSymbol(texTokens(formula), texTokens(symbol))

describe('the symbols that a cell names', () => {
  it.each([
    ['K, \\mu_i, \\mu^\\star', ['K', '\\mu _ i', '\\mu ^ \\star']],
    ['\\mathbf{X} \\in \\mathbb{R}^{n \\times d}', ['\\mathbf X']],
    ['\\Delta_i = \\mu^\\star - \\mu_i', ['\\Delta _ i']],
    ['x \\sim p(x, y)', ['x']],
    ['N(t)', ['N ( t )', 'N']],
    ['\\{a, b\\}', ['\\{ a , b \\}']]
  ])('%s', (cell, symbols) => { expect(named(cell)).toEqual(symbols) })
})

describe('whether a formula uses a symbol', () => {
  it.each([
    ['\\sqrt{1-\\beta_{t}}', '\\beta_t'],
    ['q(\\mathbf x_t \\mid \\mathbf{x}_0)', '\\mathbf{x}_t'],
    ['\\left( \\lambda t \\right)', '\\lambda'],
    ['x^2', 'x']
  ])('%s uses %s', (formula, symbol) => { expect(uses(formula, symbol)).toBe(true) })

  it.each([
    ['\\beta_t', '\\beta'],
    ['x_{ij}', 'x_i'],
    ['\\mathbf{x}', 'x'],
    ["s'", 's'],
    ['\\text{max over } y', 'm'],
    ['\\operatorname{argmax} y', 'a'],
    ['y', '']
  ])('%s does not use %s', (formula, symbol) => { expect(uses(formula, symbol)).toBe(false) })
})
