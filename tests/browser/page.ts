/** The page's modules that only a browser can run, as the specs beside this file see them: `window.lecternDom`. */
import { blockAt, makeRoomAtTop, makeRoomBelow, marksLayer } from '../../src/renderer/dom/change-blocks.ts'
import { createPainter } from '../../src/renderer/dom/highlight.ts'
import { boxAt, offsetAtY, scrollToOffset } from '../../src/renderer/dom/lines.ts'
import { readSelection } from '../../src/renderer/dom/selection.ts'
import { setPostHtml } from '../../src/renderer/dom/set-post-html.ts'
import { createTextMap } from '../../src/renderer/dom/text-map.ts'
import { typeset } from '../../src/renderer/dom/punctuation.ts'

const dom = { blockAt, makeRoomAtTop, makeRoomBelow, marksLayer, createPainter, boxAt, offsetAtY, scrollToOffset, readSelection, setPostHtml, createTextMap, typeset }
export type LecternDom = typeof dom

declare global {
  interface Window { lecternDom: LecternDom }
}
window.lecternDom = dom
