import { createHash } from 'node:crypto'

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i

/** A UUID that is the same for the same parts, so that what is imported twice is known (RFC 9562, version 5 form). */
export function stableId(...parts: string[]): string {
  const bytes = createHash('sha1').update(`lectern:${JSON.stringify(parts)}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The UUID that a source gave a note itself; null where its id is none. */
export const uuidIn = (id: string): string | null => UUID.exec(id)?.[1]?.toLowerCase() ?? null
