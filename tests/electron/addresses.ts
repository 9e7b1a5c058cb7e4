/** `app://host/path` as the app knows it is `https://host.app.test/path` to Chromium, which has no schemes of ours. */
export const HOST_SUFFIX = '.test'

/** The schemes that `registerSchemesAsPrivileged` named. */
export const schemes = new Set<string>()

export function toWeb(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  return schemes.has(scheme) ? `https://${host}.${scheme}${HOST_SUFFIX}${pathname}${search}${hash}` : url
}

/** Any other address stays as it is. */
export function toApp(url: string): string {
  const match = /^https:\/\/(.+)\.([^./]+)\.test(?=[/?#]|$)(.*)$/s.exec(url)
  return match?.[2] && schemes.has(match[2]) ? `${match[2]}://${match[1]}${match[3]}` : url
}
