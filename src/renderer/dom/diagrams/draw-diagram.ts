import type { Mermaid } from 'mermaid'
import { LONGEST_DIAGRAM, withPlainLabels } from '../../lib/diagram-source.ts'
import { t } from '../../lib/words.ts'
import { diagramTheme } from './diagram-theme.ts'
import { toPicture, type Picture } from './to-picture.ts'
import { withoutStyleElements } from './without-style-elements.ts'

/** Drawing stops being waited for after this, in ms. What runs without a pause cannot be stopped: the length is limited instead. */
const PATIENCE = 20_000

/** What a diagram may not set for itself: safety, and what makes it legible in the reader's theme. */
const OURS = [
  'secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering', 'htmlLabels', 'theme', 'themeCSS', 'themeVariables',
  'fontFamily', 'altFontFamily', 'darkMode', 'layout', 'dompurifyConfig', 'logLevel', 'deterministicIds'
]

let loading: Promise<Mermaid> | undefined
let drawn = 0
let last: Promise<unknown> = Promise.resolve()

/** Fetched once, and only for the first diagram. */
function load(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => mermaid)
  loading.catch(() => { loading = undefined })
  return loading
}

/** A place to lay a diagram out in: out of sight, but not without boxes, since text is measured. */
function openBench(): HTMLElement {
  const bench = document.createElement('div')
  bench.className = 'diagram-bench'
  bench.inert = true
  document.body.append(bench)
  return bench
}

async function draw(source: string): Promise<Picture> {
  const mermaid = await load()
  await new Promise<void>((resolve) => { requestIdleCallback(() => { resolve() }, { timeout: 500 }) })
  mermaid.initialize({
    startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, secure: OURS, maxTextSize: LONGEST_DIAGRAM, logLevel: 'fatal',
    htmlLabels: false, look: 'classic', layout: 'dagre', theme: 'base', themeVariables: diagramTheme()
  })
  const id = `lectern-diagram-${String(++drawn)}`
  const bench = openBench()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new Error(t('reader.diagram.late'))) }, PATIENCE)
  })
  try {
    const { value, css } = await withoutStyleElements(() => Promise.race([mermaid.render(id, withPlainLabels(source), bench), late]))
    return toPicture(value.svg, css)
  } finally {
    clearTimeout(timer)
    bench.remove()
  }
}

/**
 * Draws a Mermaid diagram in the colours of the theme that is on, one after the other. The drawing comes back as a picture: whatever
 * the source was made to hold, a picture runs no script, loads nothing and has no links. Throws where Mermaid does.
 */
export function drawDiagram(source: string): Promise<Picture> {
  const next = last.then(() => draw(source))
  last = next.catch(() => undefined)
  return next
}
