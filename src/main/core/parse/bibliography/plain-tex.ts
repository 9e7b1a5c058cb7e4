const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u0308', "'": '\u0301', '`': '\u0300', '^': '\u0302', '~': '\u0303', '=': '\u0304', '.': '\u0307',
  'u': '\u0306', 'v': '\u030c', 'H': '\u030b', 'c': '\u0327', 'k': '\u0328', 'r': '\u030a', 'd': '\u0323', 'b': '\u0331'
}
const LETTERS: Readonly<Record<string, string>> = {
  'ss': 'ß', 'o': 'ø', 'O': 'Ø', 'l': 'ł', 'L': 'Ł', 'ae': 'æ', 'AE': 'Æ', 'oe': 'œ', 'OE': 'Œ', 'aa': 'å', 'AA': 'Å', 'i': 'i', 'j': 'j'
}

/** The text that a field of BibTeX shows: accents and quotes as letters, commands and braces gone. */
export function plainTex(tex: string): string {
  return tex
    .replace(/\\(["'`^~=.])\s*\{?\\?([a-zA-Z])\}?/g, (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''))
    .replace(/\\([uvHckrdb])(?:\s+|\{)\\?([a-zA-Z])\}?/g, (_, accent: string, letter: string) => letter + (ACCENTS[accent] ?? ''))
    .replace(/\\(ss|o|O|l|L|ae|AE|oe|OE|aa|AA|i|j)(?![a-zA-Z])\s*/g, (_, name: string) => LETTERS[name] ?? '')
    .replace(/\\(?:url|href|emph|textit|textbf|texttt|textsc|text|mathrm|mbox)\s*(?=\{)/g, '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/\\[a-zA-Z]+\s*/g, '')
    .replace(/[{}]/g, '')
    .replace(/---?/g, (dashes) => (dashes === '---' ? '—' : '–'))
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/~|\s+/g, ' ')
    .normalize('NFC')
    .trim()
}
