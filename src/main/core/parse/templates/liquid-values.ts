import { applyFilter } from './liquid-filters.ts'
import { LiquidError, toText } from './liquid-text.ts'

/** What the variables of a template stand for; undefined for one that is not known. */
export type Lookup = (name: string) => unknown

const TOKEN = /\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)(?!\w)|(\.\.)|([A-Za-z_][\w-]*\??)|(==|!=|<>|<=|>=|[<>|:,.()[\]]))/y

type Token = { text: string } | { number: number } | { word: string } | { sign: string }

function tokenise(source: string): Token[] {
  const tokens: Token[] = []
  const text = source.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text)
    if (!found || tokens.length > 500) throw new LiquidError(`cannot read “${source}”`)
    const [, double, single, number, range, word, sign] = found
    const string = double ?? single
    if (string !== undefined) tokens.push({ text: string })
    else if (number !== undefined) tokens.push({ number: Number(number) })
    else if (word !== undefined) tokens.push({ word })
    else tokens.push({ sign: range ?? sign ?? '' })
  }
  return tokens
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, nil: null, null: null, empty: '', blank: '' }

/** Reads expressions of Liquid (https://shopify.github.io/liquid/basics/): values with filters, and conditions. */
function createReader(source: string, lookup: Lookup) {
  const tokens = tokenise(source)
  let at = 0

  const isSign = (sign: string): boolean => {
    const token = tokens[at]
    return token !== undefined && 'sign' in token && token.sign === sign
  }
  const take = (sign: string): boolean => isSign(sign) && ++at > 0
  const expect = (sign: string) => { if (!take(sign)) throw new LiquidError(`“${sign}” is missing in “${source}”`) }

  const member = (of: unknown, key: unknown): unknown => {
    if (Array.isArray(of)) {
      if (key === 'size') return of.length
      if (key === 'first') return of[0]
      if (key === 'last') return of.at(-1)
      return typeof key === 'number' ? of.at(key) : undefined
    }
    if (typeof of === 'string') return key === 'size' ? of.length : undefined
    if (typeof of !== 'object' || of === null || typeof key === 'number') return undefined
    return Object.hasOwn(of, String(key)) ? (of as Record<string, unknown>)[String(key)] : undefined
  }
  const value = (): unknown => {
    const token = tokens[at++]
    if (token === undefined) throw new LiquidError(`“${source}” ends too soon`)
    if ('text' in token) return token.text
    if ('number' in token) return token.number
    if ('sign' in token) {
      if (token.sign !== '(') throw new LiquidError(`cannot read “${source}”`)
      const from = Number(value())
      expect('..')
      const to = Number(value())
      expect(')')
      return Array.from({ length: Math.max(0, Math.min(1000, to - from + 1)) || 0 }, (_, index) => from + index)
    }
    let found = Object.hasOwn(WORDS, token.word) ? WORDS[token.word] : lookup(token.word)
    for (;;) {
      if (take('.')) {
        const next = tokens[at++]
        if (!next || !('word' in next)) throw new LiquidError(`cannot read “${source}”`)
        found = member(found, next.word)
      } else if (take('[')) {
        found = member(found, value())
        expect(']')
      } else return found
    }
  }
  const filtered = (): unknown => {
    let found = value()
    while (take('|')) {
      const token = tokens[at++]
      if (!token || !('word' in token)) throw new LiquidError(`cannot read “${source}”`)
      const args: unknown[] = []
      if (take(':')) {
        do {
          const named = tokens[at]
          const colon = tokens[at + 1]
          if (named && 'word' in named && colon && 'sign' in colon && colon.sign === ':') at += 2
          args.push(value())
        } while (take(','))
      }
      found = applyFilter(token.word, found, args)
    }
    return found
  }
  const comparison = (): boolean => {
    const left = value()
    const token = tokens[at]
    if (token && 'sign' in token && /^(?:==|!=|<>|<=|>=|<|>)$/.test(token.sign)) {
      at++
      return compare(left, token.sign, value())
    }
    if (token && 'word' in token && token.word === 'contains') {
      at++
      const right = value()
      return Array.isArray(left) ? left.includes(right) : typeof left === 'string' && left.includes(toText(right))
    }
    return isTruthy(left)
  }
  const condition = (): boolean => {
    const left = comparison()
    const token = tokens[at]
    if (!token || !('word' in token) || (token.word !== 'and' && token.word !== 'or')) return left
    at++
    const right = condition()
    return token.word === 'and' ? left && right : left || right
  }
  const whole = <T>(read: () => T): T => {
    const found = read()
    if (at < tokens.length) throw new LiquidError(`cannot read “${source}”`)
    return found
  }
  return { filtered: () => whole(filtered), condition: () => whole(condition) }
}

/** The value of `site.title | upcase`. Throws LiquidError; undefined for what is not known. */
export const evaluate = (expression: string, lookup: Lookup): unknown => createReader(expression, lookup).filtered()

/** Whether `page.lang == "en" and page.toc` holds. Throws LiquidError. */
export const holds = (expression: string, lookup: Lookup): boolean => createReader(expression, lookup).condition()

const isTruthy = (value: unknown): boolean => value !== undefined && value !== null && value !== false

function compare(left: unknown, sign: string, right: unknown): boolean {
  if (sign === '==' || sign === '!=' || sign === '<>') {
    const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    const same = left === right || (right === '' && isEmpty(left)) || (isNil(left) && isNil(right))
    return (sign === '==') === same
  }
  const [a, b] = [Number(left), Number(right)]
  if (Number.isNaN(a) || Number.isNaN(b)) return false
  return sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b
}

const isNil = (value: unknown): boolean => value === undefined || value === null
