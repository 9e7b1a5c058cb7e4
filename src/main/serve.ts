/**
 * Answers requests for the page's own files and for the images of posts; the one file server of both windowed doors.
 * A path from outside is decoded once, must be plain names, and is confined to the page's folder with symlinks
 * resolved. An asset is named by an opaque id, never by a path.
 */
import { open, realpath, stat, type FileHandle } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { ASSET_POLICY, PAGE_POLICY, plainResponse, safetyHeaders } from './policy.ts'

export interface ServeOptions {
  /** The folder of the built page. */
  pageDir: string
  findAsset: (id: string) => Asset | null | Promise<Asset | null>
}

interface Asset { path: string; type: string }

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf'
}
/** Bytes that are read at a time. */
const CHUNK = 64 * 1024
const OTHER = 'application/octet-stream'
const ASSET = /^\/asset\/([\w-]{1,200})$/

/** @returns a handler that answers every request and never throws */
export function createServe({ pageDir, findAsset }: ServeOptions): (request: Request) => Promise<Response> {
  const root = realpath(pageDir).catch(() => null)

  async function answer(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plainResponse(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' })
    }
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/asset/')) {
      const id = ASSET.exec(pathname)?.[1]
      const asset = id === undefined ? null : await findAsset(id)
      const real = asset && await realpath(asset.path).catch(() => null)
      return asset && real !== null ? sendFile(request, real, imageType(asset.type), ASSET_POLICY) : missing()
    }
    const names = pathname === '/' ? ['index.html'] : plainNames(pathname)
    if (!names) return missing()
    const folder = await root
    if (folder === null) return plainResponse(500, 'The page is not built. Run "npm run build" and start again.')
    const path = await confined(folder, names)
    return path ? sendFile(request, path, TYPES[extname(path).toLowerCase()] ?? OTHER, PAGE_POLICY) : missing()
  }

  return (request) => answer(request).catch(() => plainResponse(500, 'This file could not be read.'))
}

const missing = () => plainResponse(404, 'There is nothing at this address.')

/** Assets are shown as images only; whatever else the core may find is offered as bytes. */
const imageType = (type: string) => /^image\/[\w.+-]+$/.test(type) ? type : OTHER

/** The names in a path, or null where one is not a plain file name on every system. */
function plainNames(pathname: string): string[] | null {
  try {
    const names = pathname.slice(1).split('/').map(decodeURIComponent)
    return names.every((name) => name !== '' && !name.startsWith('.') && !/[/\\:\0]/.test(name)) ? names : null
  } catch {
    return null
  }
}

async function confined(root: string, names: string[]): Promise<string | null> {
  const path = await realpath(join(root, ...names)).catch(() => null)
  return path?.startsWith(root + sep) ? path : null
}

async function sendFile(request: Request, path: string, type: string, policy: string): Promise<Response> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return missing()
  const { size, mtimeMs } = found
  const etag = `"${size.toString(36)}-${mtimeMs.toString(36)}"`
  const headers = { ...safetyHeaders(policy), 'Content-Type': type, 'Cache-Control': 'no-cache', ETag: etag }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const body = request.method === 'HEAD' ? null : ReadableStream.from(contents(path, size))
  return new Response(body, { headers: { ...headers, 'Content-Length': String(size) } })
}

/** Whether what was opened is the file at a real path, and no link took the place of a folder on the way meanwhile. */
async function isStill(file: FileHandle, path: string): Promise<boolean> {
  const [opened, real, now] = await Promise.all([file.stat(), realpath(path), stat(path)])
  return real === path && opened.ino === now.ino && opened.dev === now.dev
}

/** Opens the file when the first bytes are wanted and closes it whatever happens: a reader may leave at any moment. */
async function * contents(path: string, size: number): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    if (!(await isStill(file, path))) throw new Error('The file was replaced while it was read.')
    for (let at = 0; at < size;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, Math.min(CHUNK, size - at), at)
      if (bytesRead === 0) throw new Error('The file became shorter while it was read.')
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
