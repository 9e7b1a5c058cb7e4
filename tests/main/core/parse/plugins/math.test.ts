import { describe, expect, it } from 'vitest'
import { formulas, parse, show, showLine } from '../serialise.ts'

const r = String.raw

describe('inline formulas', () => {
  it.each([
    ['single dollars', '$x$', ['i x']],
    ['underscores, asterisks, angle brackets and ampersands', r`$a_1 * b_2 * c < d & e$ and _x_`, ['i a_1 * b_2 * c < d & e']],
    ['Chinese without spaces', '令$x$为，$y$。', ['i x', 'i y']],
    ['a formula that goes over a line', '$a +\nb$', ['i a +\nb']],
    ['kramdown’s dollars', 'a $$x$$ b', ['i x']],
    ['GitHub’s dollars with back-ticks', 'a $`x_1 $ y`$ b', ['i x_1 $ y']],
    ['parentheses', r`a \(x_1\) b`, ['i x_1']],
    ['parentheses escaped twice', r`a \\( x\_1 \\{y\\} \\) b`, [r`i x_1 \{y\}`]],
    ['brackets', r`a \[x^2\] b`, ['D x^2']],
    ['an environment', r`a \begin{align}x &= 1\end{align} b`, [r`D \begin{align}x &= 1\end{align}`]],
    ['entities', '$a &lt; b &amp;= c$', ['i a < b &= c']],
    ['escaped subscripts, but not words', r`$x\_i + \text{max\_len}$`, [r`i x_i + \text{max\_len}`]],
    ['an escaped dollar inside', r`$\$5 + x$`, [r`i \$5 + x`]],
    ['letters behind', 'the $n$th', ['i n']],
    ['links, quotes, lists, headings and emphasis', '> - **a $x$** [$y$](b)\n\n# $z$\n\ntext', ['i x', 'i y', 'i z']]
  ])('reads %s', (_, source, expected) => {
    expect(formulas(`text ${source}`)).toEqual(expected)
  })

  it.each([
    ['money', 'It costs $9 would be $10, or $5 and 6$ then US$7 or A$8.'],
    ['prices with words', 'From $5 million to what they call 10$ notes'],
    ['white space inside', 'a $ x$ b $y $'],
    ['a digit behind', '$x$5'],
    ['shell variables', 'Set $HOME/$USER and $PATH or $SHELL now'],
    ['code', '`$x$` and ``$`` or `$`'],
    ['half a code span', '$5 and `a$b`'],
    ['escaped dollars', r`\$x\$`],
    ['escaped brackets of words', r`\[sic\] and \(see the note\) and \[1\]`],
    ['an escaped link', r`\[x^2\](url)`],
    ['runs of dollars', '$$$x$$$'],
    ['a paragraph’s end', 'a $x\n\ny$'],
    ['nothing', '$$$$ and \\(\\)']
  ])('leaves %s alone', (_, source) => {
    expect(formulas(source)).toEqual([])
  })

  it('shows what is no formula as it was written', () => {
    expect(showLine('It costs $9 and $10.')).toBe('<p>It costs $9 and $10.</p>')
    expect(showLine(r`\$x\$ and \[sic\]`)).toBe('<p>$x$ and [sic]</p>')
  })

  it('counts in the description of an image', () => {
    expect(parse('![curve of $x^2$](a.png)').text).toBe('curve of x^2')
  })
})

describe('display formulas', () => {
  it.each([
    ['on lines of their own', '$$\nx\n\ny\n$$', ['D x\n\ny']],
    ['in one line', '$$x$$', ['D x']],
    ['right under text', 'text\n$$\nx\n$$\nmore', ['D x']],
    ['with a label in parentheses', '$$\nx\n$$ (eq-1)', ['D x\\label{eq-1}']],
    ['with a number', '$$\nx\n$$ (1)', ['D x\\tag{1}']],
    ['with a label', '$$x$$ {#eq:a}', ['D x\\label{eq:a}']],
    ['with a full stop', '$$\nx\n$$.', ['D x']],
    ['that begin beside their delimiter', '$$x\n+ y$$', ['D x\n+ y']],
    ['one behind the other', '$$\nx\n$$$$\ny\n$$', ['D x', 'D y']],
    ['in brackets', '\\[\nx\n\\]', ['D x']],
    ['in brackets escaped twice', '\\\\[\nx\\_1\n\\\\]', ['D x_1']],
    ['in an environment', '\\begin{align*}\na &= b \\\\\nc\n\\end{align*}', ['D \\begin{align*}\na &= b \\\\\nc\n\\end{align*}']],
    ['in a list', '- a\n\n  $$\n  x\n  $$\n\n1. b\n\n    $$\n    y\n    $$', ['D x', 'D y']],
    ['deep in a list item', '- a\n\n      $$\n      x\n      $$', ['D x']],
    ['in a quote', '> a\n>\n> $$\n> x\n> $$', ['D x']],
    ['in a quote that loses its marks', '> a\n> $$\nx\n$$\n> b', ['D x']],
    ['under a list item, without indent', '1. a\n$$\nx\n$$\n2. b', ['D x']],
    ['in a footnote', 'a[^1]\n\n[^1]: note\n\n    $$\n    x\n    $$', ['D x']],
    ['in a fence', '```math\nx\n```', ['D x']],
    ['in the middle of a paragraph’s lines', '**a**\n $$ x $$ \nb', ['D x']]
  ])('stand %s', (_, source, expected) => {
    expect(formulas(source)).toEqual(expected)
  })

  it('leave the text around them where it is', () => {
    expect(parse('1. a\n\n   $$\n   x\n   $$\n\n   b\n2. c').text).toBe('a\nx\nb\nc')
  })

  it.each([
    ['an opening that nothing closes', '$$\nx\n\ntext'],
    ['code', '    $$\n    x\n    $$'],
    ['a fence', '```\n$$\nx\n$$\n```'],
    ['an environment that is no formula', '\\begin{figure}\nx\n\\end{figure}']
  ])('are not made of %s', (_, source) => {
    expect(formulas(source)).toEqual([])
  })
})

describe('formulas in tables', () => {
  const table = (cell: string) => `| a | b |\n|---|---|\n| ${cell} | y |`

  it('keep their pipes', () => {
    expect(show(parse(table('$p(x|c)$ and $q(y | d)$')))).toContain('<td>⟦math: p(x|c)⟧ and ⟦math: q(y | d)⟧</td>\n<td>y</td>'.replaceAll('math:', 'math line=3:'))
  })

  it('may have escaped pipes', () => {
    expect(formulas(table(r`$p(x \| c)$`))).toEqual(['i p(x | c)'])
  })

  it('do not join cells of money or variables', () => {
    expect(parse('|a|b|\n|-|-|\n|$5|$6|').text).toBe('a\tb\n$5\t$6')
    expect(parse('|a|b|\n|-|-|\n|$x$|$y$|').text).toBe('a\tb\nx\ty')
  })

  it('leave code alone', () => {
    expect(parse('```\n|$p(x|c)$|\n|--|\n```\n\n|$p(x|c)$|\n|--|').text).toBe('|$p(x|c)$|\n|--|\np(x|c)')
  })
})
