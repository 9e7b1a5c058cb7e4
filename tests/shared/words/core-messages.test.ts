import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { collectMessages } from './collect-messages.ts'
import { coreMessages } from '../../../src/shared/words/zh-Hans/core/index.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../src/${path}`, import.meta.url))
const DOORS = ['index', 'serve', 'web-server', 'web-guard', 'web-adapter', 'opener', 'open-folders', 'policy'].map((name) => at(`main/${name}.ts`))
const { told, sentences, texts } = collectMessages(at('main/core'), [at('shared/errors.ts'), ...DOORS])

/** Written like messages, and not for readers of the page. */
const NOT_SAID = new Set([
  // Codes and names.
  'unreadable', 'warning', 'failure', '{}.damaged', 'statistics.broken-{}.json',
  // In exported files and in the terminal, which are English.
  'kept without a place', 'its words are gone', 'It could not be compacted ({}). Nothing in it is lost.',
  'It was left as it is: this file system cannot keep the old file beside the new one while it is replaced.',
  // Defects of ours, which the reader is told of by one sentence of their own.
  'It gave an answer to something else.', 'It was told to stop.', 'It ended.', 'Nothing was saved and nothing failed.',
  'A {} record would not be read again.', 'No language is loaded.', 'It is not known where the rule {} can begin.',
  'The file was replaced while it was read.', 'The file became shorter while it was read.',
  // In the terminal that a door was started from.
  'Port {} cannot be opened ({}). Choose another with --port.', 'The ports {} to {} are all in use. Choose another with --port.',
  'Port {} is in use by another program. Choose another with --port, or leave it out and Lectern finds one.',
  // Names of authors in citations.
  '{} et al.',
  // The second half of a message, which is found whole.
  'Notes in it are not shown; check its permissions.'
])
/** In the HTML of posts, where no rule tells them from other text. */
const IN_POSTS = [
  'Lectern does not know this tag, so its source is shown.', 'Not loaded: {}', 'Image on {}', 'This drawing is too large to be shown.', '{}: not shown here.',
  'Sound', 'Video', 'Embedded page', 'Embedded content'
]

const blank = (text: string) => text.replace(/\{\w+\}/g, '{}')
const said = new Map(told.filter(({ text }) => !NOT_SAID.has(text)).map((found) => [found.text, found.at]))

test('what the core says to readers is found in its sources', () => {
  expect(said.size).toBeGreaterThan(120)
})

test('all that the core says is translated', () => {
  const translated = new Set(Object.keys(coreMessages).map(blank))
  expect([...said].filter(([text]) => !translated.has(text)).map(([text, place]) => `${place} ${text}`)).toEqual([])
})

test('nothing is translated that the core does not say', () => {
  expect(Object.keys(coreMessages).filter((text) => !said.has(blank(text)) && !IN_POSTS.includes(blank(text)))).toEqual([])
})

test('what stands in posts by itself is what the core writes', () => {
  const written = [...texts].join('\n')
  expect(IN_POSTS.filter((text) => !written.includes(text))).toEqual([])
})

test('a sentence in the core is a message, or is known to be none', () => {
  const isPlain = (text: string) => !/[<\n]|^SELECT /.test(text)
  expect(sentences.filter(({ text }) => isPlain(text) && !said.has(text) && !NOT_SAID.has(text) && !IN_POSTS.includes(text))).toEqual([])
})

test('a translation fills in what the message fills in', () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
  expect(Object.entries(coreMessages).filter(([text, other]) => names(text) !== names(other))).toEqual([])
})
