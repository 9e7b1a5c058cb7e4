import { expect, it } from 'vitest'
import { macrosIn, parseMacros } from '../../../../src/main/core/parse/macros.ts'
import { parse } from './serialise.ts'

it('reads lines of names and bodies', () => {
  expect(parseMacros('# comment\n\\a:{x{y}}\n\n  \\bb:plain\nno macro\n\\c:{x}{y}')).toEqual({ '\\a': 'x{y}', '\\bb': 'plain', '\\c': '{x}{y}' })
})

it('reads definitions of TeX', () => {
  expect(parseMacros('\\newcommand{\\A}{a}\n\\newcommand\\B[2]{#1{#2}}\n\\def\\C#1{c #1}\n\\DeclareMathOperator*{\\D}{d}\n\\renewcommand{\\E}{\\{e\\}}')).toEqual({
    '\\A': 'a', '\\B': '#1{#2}', '\\C': 'c #1', '\\D': '\\operatorname*{d}', '\\E': '\\{e\\}'
  })
})

it('reads what configurations tell, as KaTeX or MathJax takes it', () => {
  expect(macrosIn({ macros: { '\\a': '1', 'b': ['#1', 1], 'bad name': 'x', 'c': {} } })).toEqual({ '\\a': '1', '\\b': '#1' })
  expect(macrosIn({ katex: { macros: { a: '1' } } })).toEqual({ '\\a': '1' })
  expect(macrosIn({ mathjax: { tex: { macros: { a: '1' } } } })).toEqual({ '\\a': '1' })
  expect(macrosIn({ params: { math: { macros: '\\newcommand{\\a}{1}' } } })).toEqual({ '\\a': '1' })
  expect(macrosIn({ macros: 'none', math: true })).toEqual({})
})

it('gives a post those of its front matter over those of its site', () => {
  const surroundings = { macros: { '\\a': 'site', '\\b': 'site' } }
  expect(parse('---\nmacros: { a: own }\n---\n$\\a$', { surroundings }).macros).toEqual({ '\\a': 'own', '\\b': 'site' })
  expect(parse('text')).not.toHaveProperty('macros')
})
