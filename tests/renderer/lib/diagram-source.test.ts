import { expect, it } from 'vitest'
import { LONGEST_DIAGRAM, refuseDiagram, withPlainLabels } from '../../../src/renderer/lib/diagram-source.ts'

it.each([
  'flowchart LR\n  a[One<br/>two] --> b["<b>bold</b> & x < y"]',
  'classDiagram\n  Shape <|-- Circle\n  class Shape {\n  <<interface>>\n  List~int~ items\n}',
  'sequenceDiagram\n  A->>B: if a < b then source = x',
  'flowchart LR\n  a & b --> c\n  click a href "javascript:alert(1)"\n  style a fill:#f9f,stroke:#333',
  'flowchart LR\n  a["curl and image (two)"] --> b'
])('draws %j', (source) => { expect(refuseDiagram(source)).toBeNull() })

it.each([
  ['holds HTML', 'flowchart LR\n a["<img src=x onerror=alert(1)>"]'],
  ['holds HTML', 'flowchart LR\n a["<svg/onload=alert(1)>"]'],
  ['holds HTML', 'flowchart LR\n a["<b onclick=alert(1)>x</b>"]'],
  ['holds HTML', 'flowchart LR\n a["&lt;script&gt;alert(1)"]'],
  ['holds HTML', 'flowchart LR\n a["<style>* { display: none }</style>"]'],
  ['asks for files', 'flowchart LR\n a --> b\n style a fill:URL (http://x.test/a.png)'],
  ['asks for files', 'flowchart LR\n a --> b\n classDef c fill:u\\72l(http://x.test/a.png)'],
  ['asks for files', '%%{init: {"themeCSS": "@import \'http://x.test\'"}}%%\nflowchart LR\n a'],
  ['asks for files', 'flowchart LR\n a@{ shape: image, img: "http://x.test/a.png" }'],
  ['longer than 50,000 characters', `flowchart LR\n${'a --> b\n'.repeat(LONGEST_DIAGRAM / 8)}`]
])('refuses what %s', (reason, source) => { expect(refuseDiagram(source)).toContain(reason) })

it('is quick on a long line of openings', () => {
  expect(refuseDiagram('<b'.repeat(24_000))).toBeNull()
})

it('takes marks for bold and the like out of labels, and no others', () => {
  expect(withPlainLabels('a["<b>bold</b><br>x<i>y</i>"] --> b[<code>z</code>]')).toBe('a["bold<br>xy"] --> b[z]')
})
