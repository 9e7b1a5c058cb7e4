/** A file name that every system takes, of a post's title. */
const FORBIDDEN = /[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const LIMIT = 120

/** @param otherwise for a title that no system takes. @returns a name that ends in `.pdf` */
export function toPdfName(title: string, otherwise: string): string {
  const name = [...title.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ')].slice(0, LIMIT).join('').replace(/^[. ]+|[. ]+$/g, '')
  return `${name === '' || RESERVED.test(name) ? otherwise : name}.pdf`
}
