import { t } from './words.ts'

/** Longer diagrams are not drawn: laying out one cannot be stopped, and the page stands still meanwhile. In characters. */
export const LONGEST_DIAGRAM = 50_000

/** What asks for a file of its own, in the styles of a diagram or as a picture in a node. */
const FILES = /\b(?:url|image-set|src)\s*\(|@import\b|@\{[^}]*\bimg\s*:/i
/** Elements that load or run something, and attributes that do. Mermaid takes them apart before they stand in a page, but reads them first. */
const ACTIVE = new RegExp(
  '(?<!<)(?:<|&lt;|#lt;)(?:animate|audio|base|button|embed|form|foreignobject|iframe|image|img|input|link|math|meta|object|script|set|source|' +
  'style|svg|template|use|video)(?=[\\s/>&#]|$)|(?:<|&lt;|#lt;)[a-z][^>\\n]{0,400}[\\s/](?:on\\w+|style|src|href)\\s*=', 'im'
)
/** CSS can write any letter as an escape. */
const ESCAPED_STYLE = /^[ \t]*(?:style|classDef|linkStyle)\b.*\\/m

/** Why a diagram is not drawn, in one sentence for a reader; null where nothing speaks against it. */
export function refuseDiagram(source: string): string | null {
  if (source.length > LONGEST_DIAGRAM) return t('reader.diagram.long', { count: LONGEST_DIAGRAM })
  if (FILES.test(source) || ESCAPED_STYLE.test(source)) return t('reader.diagram.files')
  if (ACTIVE.test(source)) return t('reader.diagram.active')
  return null
}

/** Labels are drawn as plain text: marks for bold and the like would be read as they stand. */
export const withPlainLabels = (source: string): string => source.replace(/<\/?(?:b|strong|i|em|u|small|big|sub|sup|code|center)>/gi, '')
