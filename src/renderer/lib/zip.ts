const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})
/** Names are UTF-8 (bit 11 of the flags). */
const UTF8 = 0x0800
/** 1 January 1980, the first day a ZIP knows: the same files give the same bytes. */
const DAY = 0x0021

/** Several texts as one ZIP file, not compressed (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). Names must differ. */
export function toZip(files: readonly { name: string; text: string }[]): Blob {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { name, text } of files) {
    const path = encoder.encode(name)
    const bytes = encoder.encode(text)
    const common = [...short(20, UTF8, 0, 0, DAY), ...long(crc32(bytes), bytes.length, bytes.length), ...short(path.length, 0)]
    const head = Uint8Array.from([...long(0x04034b50), ...common])
    parts.push(head, path, bytes)
    directory.push(Uint8Array.from([...long(0x02014b50), ...short(20), ...common, ...short(0, 0, 0), ...long(0, offset)]), path)
    offset += head.length + path.length + bytes.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Uint8Array.from([...long(0x06054b50), ...short(0, 0, files.length, files.length), ...long(size, offset), ...short(0)])
  return new Blob([...parts, ...directory, end], { type: 'application/zip' })
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

const short = (...values: number[]): number[] => values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff])
const long = (...values: number[]): number[] => values.flatMap((value) => [...short(value & 0xffff), ...short(value >>> 16)])
