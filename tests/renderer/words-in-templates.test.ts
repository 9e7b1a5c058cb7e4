/** What readers see or hear comes from the catalogues: templates have no words of their own. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from '@vue/compiler-sfc'
import { NodeTypes, type ElementNode, type RootNode, type SimpleExpressionNode, type TemplateChildNode } from '@vue/compiler-dom'
import { describe, expect, it } from 'vitest'

const PAGE = resolve(import.meta.dirname, '../../src/renderer')

/** Folders and files whose words still stand in their templates. */
const NOT_YET: string[] = []
/** The product's name, and keys as keyboards have them. */
const ALLOWED = new Set(['Lectern', 'Space', 'Enter', 'Esc', 'Tab', 'Ctrl', 'Shift', 'Alt'])
const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'description', 'label', 'placeholder', 'text', 'title'])

/** Whether there is a word in it that is neither allowed nor the one letter of a key. */
const isWord = (text: string) => (text.match(/\p{L}+/gu) ?? []).some((word) => !ALLOWED.has(word) && !/^[A-Z]$/.test(word))

/** Words that a template writes itself, each with its line. */
function wordsIn(source: string): string[] {
  const found: string[] = []
  const tell = (text: string, { line }: { line: number }) => { if (isWord(text)) found.push(`${String(line)}: ${text.trim()}`) }

  /** Words of strings in an expression that are no key, class or value: sentences, or what begins as one. */
  function tellStrings({ content, loc }: SimpleExpressionNode) {
    for (const [, , text = ''] of content.matchAll(/(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)) {
      const plain = text.replace(/\$\{[^}]*\}/g, ' ')
      if (/^\s*[A-Z“][^\s]*(\s|$)|\p{L}\s+\p{L}/u.test(plain)) tell(plain, loc.start)
    }
  }

  function walkElement({ props, children }: ElementNode) {
    for (const prop of props) {
      if (prop.type === NodeTypes.ATTRIBUTE) {
        if (SPOKEN.has(prop.name) && prop.value) tell(prop.value.content, prop.loc.start)
        continue
      }
      const name = prop.arg?.type === NodeTypes.SIMPLE_EXPRESSION ? prop.arg.content : ''
      if (prop.name === 'bind' && SPOKEN.has(name) && prop.exp?.type === NodeTypes.SIMPLE_EXPRESSION) tellStrings(prop.exp)
    }
    children.forEach(walk)
  }

  function walk(node: RootNode | TemplateChildNode) {
    if (node.type === NodeTypes.TEXT) tell(node.content, node.loc.start)
    else if (node.type === NodeTypes.INTERPOLATION && node.content.type === NodeTypes.SIMPLE_EXPRESSION) tellStrings(node.content)
    else if (node.type === NodeTypes.ELEMENT) walkElement(node)
    else if (node.type === NodeTypes.ROOT) node.children.forEach(walk)
  }
  const { descriptor } = parse(source)
  if (descriptor.template?.ast) walk(descriptor.template.ast)
  return found
}

const templates = globSync('**/*.vue', { cwd: PAGE })
const isDone = (file: string) => !NOT_YET.some((place) => file === place || file.startsWith(`${place}/`))
const folders = [...new Set(templates.filter(isDone).map((file) => dirname(file)))].sort()

describe.each(folders)('%s', (folder) => {
  it('has every word in the catalogues', () => {
    const files = templates.filter((file) => dirname(file) === folder && isDone(file))
    expect(files.flatMap((file) => wordsIn(readFileSync(join(PAGE, file), 'utf8')).map((words) => `${file}:${words}`))).toEqual([])
  })
})

it('knows words where it sees them', () => {
  const of = (template: string) => wordsIn(`<template>${template}</template>`).map((words) => words.replace(/^\d+: /, ''))
  expect(of('<p>Nothing here</p>')).toEqual(['Nothing here'])
  expect(of('<div v-if="a"><b v-for="x in y">{{ x }} left</b></div>')).toEqual(['left'])
  expect(of('<template #icon><button aria-label="Close" type="button">×</button></template>')).toEqual(['Close'])
  expect(of('<button :title="open ? \'Show less\' : `Show ${n} more`">{{ busy ? "Adding…" : \'Add\' }}</button>')).toEqual(['Show less', 'Show   more', 'Adding…', 'Add'])
  expect(of('<p>没有文章</p>')).toEqual(['没有文章'])
})

it('takes keys, names and what only the program reads for no words', () => {
  const of = (template: string) => wordsIn(`<template>${template}</template>`)
  expect(of('<i class="is-open" title="">{{ t(\'shell.keys\') }} <kbd>Space</kbd> <kbd>A</kbd> Lectern · ↑↓ 12</i>')).toEqual([])
  expect(of('<a :title="t(`search.kinds.${kind}`)" :class="shown ? \'on\' : \'off\'" :to="{ name: \'post\' }">{{ list.join(\' › \') }}</a>')).toEqual([])
})

it('lists only places that are there as not done', () => {
  expect(NOT_YET.filter((place) => !templates.some((file) => file === place || file.startsWith(`${place}/`)))).toEqual([])
})
