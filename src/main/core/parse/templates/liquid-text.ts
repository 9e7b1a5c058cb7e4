/** An expression that cannot be read, or asks for what is not known here. */
export class LiquidError extends Error {
  override readonly name = 'LiquidError'
}

/** A value as it stands in the text. */
export function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(toText).join('')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
