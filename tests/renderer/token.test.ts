// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentToken, takeTokenFromAddress } from '../../src/renderer/token.ts'

const at = (hash: string) => { history.replaceState(null, '', `/${hash}`) }

beforeEach(() => { localStorage.clear() })
afterEach(() => { vi.restoreAllMocks() })

describe('the address that the browser door prints', () => {
  it('gives its token and leaves no trace of it', () => {
    at('#token=se-cr_et')
    const entries = history.length
    takeTokenFromAddress()
    expect(currentToken()).toBe('se-cr_et')
    expect(location.hash).toBe('#/')
    expect(history.length).toBe(entries)
  })

  it('leads on to its folder', () => {
    at('#token=secret&folder=0a1b2c3d')
    takeTokenFromAddress()
    expect(location.hash).toBe('#/?folder=0a1b2c3d')
  })

  it('is remembered for a reload and for other tabs', () => {
    at('#token=first')
    takeTokenFromAddress()
    at('#/post/x')
    takeTokenFromAddress()
    expect(currentToken()).toBe('first')
    localStorage.setItem('lectern:token', 'of another tab')
    expect(currentToken()).toBe('of another tab')
    expect(location.hash).toBe('#/post/x')
  })

  it('works where storage is denied', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(null)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new Error('denied') })
    at('#token=unstored')
    takeTokenFromAddress()
    expect(currentToken()).toBe('unstored')
  })

  it.each(['#/post/x&token=evil', '#/?token=evil', '', '#post-token='])('is not %s', (hash) => {
    localStorage.setItem('lectern:token', 'ours')
    at(hash)
    takeTokenFromAddress()
    expect(currentToken()).toBe('ours')
  })
})

it('takes a newer address that is entered into the open page, and loads it anew', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
  at('#/')
  takeTokenFromAddress()
  const event = new Event('hashchange')
  Object.assign(event, { newURL: `${location.origin}/#token=newer` })
  window.dispatchEvent(event)
  expect(currentToken()).toBe('newer')
  expect(reload).toHaveBeenCalled()
})
