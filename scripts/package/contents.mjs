/** Whether files are exactly those that a list under packaging/expected names. */
import { readFileSync } from 'node:fs'

const STANDS_FOR = { name: String.raw`[\w.+-]+`, hash: String.raw`[\w-]{8}` }

/**
 * @param {string} list a file of patterns, one a line, `#` before a comment, `?` before one that may be missing
 * @param {string} target what `<target>` stands for: `linux-x64`
 * @returns {{ line: string, pattern: RegExp, required: boolean }[]}
 */
export function readExpected(list, target) {
  const lines = readFileSync(list, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((text) => {
    const line = text.replace(/^\? /, '')
    const pattern = line.split(/<(\w+)>/).map((part, n) => n % 2 === 0 ? escape(part) : standsFor(part, target)).join('')
    return { line, pattern: new RegExp(`^${pattern}$`), required: line === text }
  })
}

function standsFor(word, target) {
  const pattern = word === 'target' ? escape(target) : STANDS_FOR[word]
  if (!pattern) throw new Error(`<${word}> stands for nothing.`)
  return pattern
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/**
 * @param {string[]} files paths, with `/`
 * @param {ReturnType<typeof readExpected>} expected
 * @returns {string[]} what is wrong, in words
 */
export function compareContents(files, expected) {
  const extra = files.filter((file) => !expected.some(({ pattern }) => pattern.test(file)))
  const missing = expected.filter(({ pattern, required }) => required && !files.some((file) => pattern.test(file)))
  return [...extra.map((file) => `${file} should not be there`), ...missing.map(({ line }) => `${line} is missing`)]
}
