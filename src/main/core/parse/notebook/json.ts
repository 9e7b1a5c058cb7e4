/** An object of a notebook's JSON; whatever else stands in its place counts as empty. */
export type Json = Record<string, unknown>

export const toJson = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Json : {})

/** Text that a notebook keeps whole or in lines. */
export const joined = (value: unknown): string => {
  const text = Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : typeof value === 'string' ? value : ''
  return text.replaceAll('\0', '\ufffd').toWellFormed()
}
