import { mkdtemp, mkdir, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServe } from '../../src/main/serve.ts'

let folder: string
let serve: (request: Request) => Promise<Response>
const get = (path: string, init?: RequestInit) => serve(new Request(`http://127.0.0.1:4777${path}`, init))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-serve-'))
  const pageDir = join(folder, 'page')
  await mkdir(join(pageDir, 'assets'), { recursive: true })
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>Page</title>')
  await writeFile(join(pageDir, 'assets/main-1a2b.js'), 'export {}')
  await writeFile(join(pageDir, 'assets/empty.css'), '')
  await writeFile(join(pageDir, '.env'), 'hidden')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await mkdir(join(folder, 'page-of-another'))
  await writeFile(join(folder, 'page-of-another/secret.txt'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(pageDir, 'link.txt'))
  await symlink(folder, join(pageDir, 'up'))
  await writeFile(join(folder, 'figure.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  serve = createServe({
    pageDir,
    findAsset: (id) => {
      if (id === 'figure') return { path: join(folder, 'figure.svg'), type: 'image/svg+xml' }
      if (id === 'html') return { path: join(folder, 'figure.svg'), type: 'text/html' }
      if (id === 'gone') return { path: join(folder, 'gone.png'), type: 'image/png' }
      if (id === 'broken') throw new Error('database')
      return null
    }
  })
})
afterAll(() => rm(folder, { recursive: true }))

describe('the page\'s files', () => {
  it('are those that were looked at: a link that takes a folder\'s place meanwhile leads nowhere', async () => {
    await mkdir(join(folder, 'page/swapped'))
    await writeFile(join(folder, 'page/swapped/secret.txt'), 'harmless')
    const looked = await get('/swapped/secret.txt')
    expect(looked.status).toBe(200)
    await rename(join(folder, 'page/swapped'), join(folder, 'page/kept'))
    await symlink(folder, join(folder, 'page/swapped'))
    await expect(looked.text()).rejects.toThrow(/replaced/)
    await rm(join(folder, 'page/swapped'))
    await rename(join(folder, 'page/kept'), join(folder, 'page/swapped'))
    expect(await (await get('/swapped/secret.txt')).text()).toBe('harmless')
  })

  it('serves the page at the root', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('<title>Page</title>')
  })

  it('serves scripts with their type, so that nosniff lets them run', async () => {
    const response = await get('/assets/main-1a2b.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('content-length')).toBe('9')
    expect(await response.text()).toBe('export {}')
  })

  it('serves an empty file', async () => {
    const response = await get('/assets/empty.css')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })

  it('answers HEAD without a body', async () => {
    const response = await get('/index.html', { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe('34')
    expect(await response.text()).toBe('')
  })

  it('answers 304 to who has the file already', async () => {
    const etag = (await get('/')).headers.get('etag') ?? ''
    const response = await get('/', { headers: { 'if-none-match': etag } })
    expect(response.status).toBe(304)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const response = await get('/', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  it.each([
    '/../secret.txt', '/..%2fsecret.txt', '/..%2Fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt',
    '/..%252fsecret.txt', '/%252e%252e%252fsecret.txt', '/..%5csecret.txt', '/..\\secret.txt', '/....//secret.txt',
    '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/index.html%00.js', '/%00', '/C:%5Cwindows',
    '/C:/windows/win.ini', '//etc/passwd', '/%2fetc%2fpasswd', '/file:%2f%2f%2fetc%2fpasswd', '/%c0%ae%c0%ae/secret.txt',
    '/%', '/%e0%a4%a', '/link.txt', '/up/secret.txt', '/up/page-of-another/secret.txt', '/.env', '/assets', '/assets/',
    '/page-of-another/secret.txt', '/../page-of-another/secret.txt', '/secret.txt'
  ])('finds nothing at %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })
})

describe('assets', () => {
  it('serves an image by its id, in a sandbox', async () => {
    const response = await get('/asset/figure')
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox$/)
    expect(await response.text()).toContain('<svg')
  })

  it('serves what is no image as bytes', async () => {
    expect((await get('/asset/html')).headers.get('content-type')).toBe('application/octet-stream')
  })

  it.each(['/asset/other', '/asset/', '/asset/..%2f..%2fsecret.txt', '/asset/figure/..', '/asset/figure%00', '/asset/gone'])(
    'finds nothing at %s', async (path) => {
      expect((await get(path)).status).toBe(404)
    })

  it('answers a failing lookup with an error of its own', async () => {
    const response = await get('/asset/broken')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('database')
  })
})

it.each(['/', '/assets/main-1a2b.js', '/nothing', '/asset/figure', '/asset/none', '/asset/broken', '/%'])(
  'sends the policy with %s', async (path) => {
    const { headers } = await get(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${path === '/asset/figure' ? "'none'" : "'self'"}`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

it('answers on the Electron door\'s own scheme alike', async () => {
  const at = (path: string) => serve(new Request(`app://lectern${path}`))
  expect((await at('/index.html')).status).toBe(200)
  expect((await at('/asset/figure')).status).toBe(200)
  expect((await at('/..%2fsecret.txt')).status).toBe(404)
  expect((await at('/..\\secret.txt')).status).toBe(404)
})

it('says so when the page was not built', async () => {
  const unbuilt = createServe({ pageDir: join(folder, 'nowhere'), findAsset: () => null })
  const response = await unbuilt(new Request('http://127.0.0.1:4777/'))
  expect(response.status).toBe(500)
  expect(await response.text()).toContain('npm run build')
})

it.runIf(process.platform === 'linux')('keeps no file open for a reader that leaves', async () => {
  const large = join(folder, 'page', 'large.png')
  await writeFile(large, Buffer.alloc(1_000_000))
  const openFiles = async () => {
    const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
    return links.filter((path) => path === large).length
  }
  const unread = await get('/large.png')
  const left = (await get('/large.png')).body?.getReader()
  await left?.read()
  expect(await openFiles()).toBe(1)
  await left?.cancel()
  expect(await openFiles()).toBe(0)
  expect((await unread.arrayBuffer()).byteLength).toBe(1_000_000)
  expect(await openFiles()).toBe(0)
})

it('breaks off where a file became shorter than was promised', async () => {
  const path = join(folder, 'page', 'shrinking.png')
  await writeFile(path, Buffer.alloc(1000))
  const response = await get('/shrinking.png')
  await writeFile(path, 'x')
  await expect(response.arrayBuffer()).rejects.toThrow()
})
