import { isUtf8 } from 'node:buffer'
import type { Warning } from '../../../shared/model.ts'

export interface DecodedText { text: string; warnings: Warning[] }

const ENCODING_GUESSED: Warning = {
  code: 'encoding-guessed',
  message: 'This file is not UTF-8 and was read as Windows-1252. Save it as UTF-8 if letters look wrong.',
  line: null
}
const NOT_TEXT: Warning = { code: 'not-text', message: 'This file is not text, so nothing of it is shown.', line: null }

/** How much of a file is searched for the zero bytes that no text has. */
const SAMPLE = 8192

/** Pages name their encoding near their top (https://html.spec.whatwg.org/#determining-the-character-encoding). */
const DECLARATION = 4096
const DECLARED = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})/i

/**
 * Text from a file's bytes: by its byte order mark (UTF-8, UTF-16), else UTF-8, else what an HTML page declares, else
 * Windows-1252 with a warning, as browsers do. Bytes that are no text at all become an empty text with a warning. Never
 * throws.
 * @param isPage whether the file is HTML and may name its encoding
 */
export function decodeText(bytes: Buffer, isPage = false): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return plain(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return plain(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.subarray(0, SAMPLE).includes(0)) return { text: '', warnings: [NOT_TEXT] }
  const declared = isPage ? declaredDecoder(bytes) : null
  // Seven bits with escapes: what is UTF-8 to look at is not.
  if (declared?.encoding === 'iso-2022-jp') return plain(declared.decode(bytes))
  // A page that was saved anew as UTF-8 often still declares what it was.
  if (isUtf8(bytes)) return plain(bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0))
  if (declared && declared.encoding !== 'utf-8') return plain(declared.decode(bytes))
  return { text: new TextDecoder('windows-1252').decode(bytes), warnings: [ENCODING_GUESSED] }
}

const plain = (text: string): DecodedText => ({ text, warnings: [] })

function declaredDecoder(bytes: Buffer): InstanceType<typeof TextDecoder> | null {
  const match = DECLARED.exec(bytes.toString('latin1', 0, DECLARATION))
  const label = match?.[1] ?? match?.[2]
  if (label === undefined || /^utf-?16/i.test(label)) return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}
