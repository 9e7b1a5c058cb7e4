/**
 * The headers that go with every response of every door. The Content-Security-Policy is the net under the sanitiser:
 * even content that slipped through it runs no script and loads nothing from elsewhere.
 */

/**
 * For the page. Styles in attributes are allowed because KaTeX and Shiki write them. Its one frame is itself: the post that is open
 * beside another. Nobody else may frame it, and no file of a library can be framed at all.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'"
].join('; ')

/** For files of a library: an SVG that is opened by its own address draws itself and does nothing else. */
export const ASSET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** The headers of a response under `policy`. */
export const safetyHeaders = (policy: string = PAGE_POLICY): Record<string, string> => ({
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin'
})

/** The same refusal in other words; what is none stays as it is. @param say translates what `plainResponse` was given */
export async function inWords(response: Response, say: (text: string) => string): Promise<Response> {
  const { status, headers } = response
  if (status < 400 || !response.body || headers.get('content-type') !== PLAIN) return response
  return new Response(`${say((await response.text()).trimEnd())}\n`, { status, headers })
}

const PLAIN = 'text/plain; charset=utf-8'

/** A short answer in plain text, for what goes wrong before the API is reached. */
export const plainResponse = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...safetyHeaders(), 'Content-Type': PLAIN, 'Cache-Control': 'no-store', ...headers }
  })
