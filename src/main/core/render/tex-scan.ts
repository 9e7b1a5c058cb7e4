/** Small readers over TeX source. All take and return offsets; none backtracks. */

/** Where the next character stands that is no space. */
export function skipSpaces(tex: string, at: number): number {
  while (at < tex.length && ' \t\n\r'.includes(tex.charAt(at))) at++
  return at
}

/** The end of the balanced `{…}` that starts at `at`, behind its brace; -1 where there is none. */
export function groupEnd(tex: string, at: number): number {
  if (tex[at] !== '{') return -1
  let depth = 0
  for (let i = at; i < tex.length; i++) {
    const character = tex[i]
    if (character === '\\') i++
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return i + 1
  }
  return -1
}

/** The end of the `[…]` that starts at `at`, behind its bracket, braces inside honoured; -1 where there is none. */
export function bracketEnd(tex: string, at: number): number {
  if (tex[at] !== '[') return -1
  for (let i = at + 1; i < tex.length; i++) {
    const character = tex[i]
    if (character === ']') return i + 1
    if (character === '\\') i++
    else if (character === '{') {
      const end = groupEnd(tex, i)
      if (end < 0) return -1
      i = end - 1
    }
  }
  return -1
}

/** The end of a control sequence (`\name`, `\,`) that starts at `at`; -1 where there is none. */
export function commandEnd(tex: string, at: number): number {
  if (tex[at] !== '\\' || at + 1 >= tex.length) return -1
  let end = at + 1
  while (end < tex.length && /[a-zA-Z@]/.test(tex.charAt(end))) end++
  return end === at + 1 ? end + 1 : end
}
