// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentToken, takeTokenFromAddress } from '../../src/renderer/token.ts'

const at = (hash: string) => { history.replaceState(null, '', `/${hash}`) }

beforeEach(() => { localStorage.clear() })
afterEach(() => { vi.restoreAllMocks() })

describe('the address that the browser door prints', () => {
  it('gives its token and leaves no trace of it', async () => {
    at('#token=se-cr_et')
    const entries = history.length
    takeTokenFromAddress()
    expect(await currentToken()).toBe('se-cr_et')
    expect(location.hash).toBe('#/')
    expect(history.length).toBe(entries)
  })

  it('leads on to a place in the page, and to nowhere else', () => {
    at(`#token=secret&to=${encodeURIComponent('#/?folder=0a1b2c3d')}`)
    takeTokenFromAddress()
    expect(location.hash).toBe('#/?folder=0a1b2c3d')
    for (const to of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', '', '#evil']) {
      at(`#token=secret&to=${encodeURIComponent(to)}`)
      takeTokenFromAddress()
      expect(location.href.endsWith('/#/')).toBe(true)
    }
  })

  it('is remembered for a reload and for other tabs', async () => {
    at('#token=first')
    takeTokenFromAddress()
    at('#/post/x')
    takeTokenFromAddress()
    expect(await currentToken()).toBe('first')
    localStorage.setItem('lectern:token', 'of another tab')
    expect(await currentToken()).toBe('of another tab')
    expect(location.hash).toBe('#/post/x')
  })

  it('works where storage is denied', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(null)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new Error('denied') })
    at('#token=unstored')
    takeTokenFromAddress()
    expect(await currentToken()).toBe('unstored')
  })

  it.each(['#/post/x&token=evil', '#/?token=evil', '', '#post-token='])('is not %s', async (hash) => {
    localStorage.setItem('lectern:token', 'ours')
    at(hash)
    takeTokenFromAddress()
    expect(await currentToken()).toBe('ours')
  })
})

it('takes a newer address that is entered into the open page, and loads it anew', async () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
  at('#/')
  takeTokenFromAddress()
  const event = new Event('hashchange')
  Object.assign(event, { newURL: `${location.origin}/#token=newer` })
  window.dispatchEvent(event)
  expect(await currentToken()).toBe('newer')
  expect(reload).toHaveBeenCalled()
})

describe('the ticket that a browser is started with', () => {
  const answering = (status: number, text: string) => {
    const fetch = vi.fn((_url: unknown, _options: unknown) => Promise.resolve({ ok: status === 200, text: () => Promise.resolve(text) }))
    vi.stubGlobal('fetch', fetch)
    return fetch
  }
  beforeEach(() => { vi.spyOn(location, 'reload').mockImplementation(() => undefined) })
  afterEach(() => { vi.unstubAllGlobals() })

  it('becomes a token before anything is asked, and leaves no trace', async () => {
    const fetch = answering(200, 'from the door\n')
    at(`#ticket=once&to=${encodeURIComponent('#/post/x')}`)
    takeTokenFromAddress()
    expect(location.hash).toBe('#/post/x')
    expect(await currentToken()).toBe('from the door')
    expect(fetch).toHaveBeenCalledTimes(1)
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', headers: { authorization: 'Ticket once' } })
    expect(JSON.stringify(fetch.mock.calls[0]?.[0])).not.toContain('once')
  })

  it('that is used up takes nothing away', async () => {
    localStorage.setItem('lectern:token', 'ours')
    answering(401, 'This ticket is used up.')
    at('#ticket=old')
    takeTokenFromAddress()
    expect(await currentToken()).toBe('ours')
  })
})
