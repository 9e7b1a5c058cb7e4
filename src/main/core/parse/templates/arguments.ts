import { toText } from './liquid-text.ts'

export interface Arguments { named: Map<string, string>; positional: string[] }

const ARGUMENT = /(?:([A-Za-z_][\w-]*)(?:\s*=\s*|:\s+|:(?=["'])))?(?:"([^"]*)"|'([^']*)'|((?:[^\s,"']|,(?!\s|$))+))/g
const MAX = 100

/**
 * The words behind a tag's name: `path="a.png" width=size`, `title: "x", open: true`, `user/id`. A bare word that names
 * a variable is its value.
 * @param value what a bare word stands for, undefined where it stands for itself
 */
export function readArguments(text: string, value: (word: string) => unknown): Arguments {
  const named = new Map<string, string>()
  const positional: string[] = []
  for (const [, key, double, single, bare] of text.slice(0, 5000).matchAll(ARGUMENT)) {
    if (named.size + positional.length >= MAX) break
    const given = double ?? single ?? wordValue(bare ?? '', value)
    if (key === undefined) positional.push(given)
    else if (!named.has(key.toLowerCase())) named.set(key.toLowerCase(), given)
  }
  return { named, positional }
}

function wordValue(word: string, value: (word: string) => unknown): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(word)) return word
  const found = value(word)
  return found === undefined || found === null ? word : toText(found)
}

/** Included templates of Jekyll take addresses from the root, with or without its slash. */
export function rootAddresses(named: Map<string, string>): void {
  for (const [name, value] of named) {
    if (/(?:^|_)(?:path|src|url|file|image|img)$/.test(name) && /^[\w-][\w.-]*\//.test(value)) named.set(name, `/${value}`)
  }
}
