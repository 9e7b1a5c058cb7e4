/**
 * The elements of the allow-list. What is not named here is unknown: its tag goes, its content stays.
 * - `inline`, `block`: kept under the name given
 * - `void`: kept, without content
 * - `part`: kept where the table around it is built right, otherwise a `div`
 * - `drop`: goes with all its content
 * - `unwrap`: its tag goes, its content stays
 * - the rest are read by `sanitise.ts` itself
 */
export type ElementKind =
  | 'inline' | 'block' | 'void' | 'part' | 'drop' | 'unwrap'
  | 'link' | 'heading' | 'table' | 'image' | 'input' | 'pre' | 'svg' | 'math' | 'script' | 'media' | 'cite'

export interface ElementRule {
  kind: ElementKind
  /** The name it is written with. */
  as: string
  /** Attributes that only this element may have. */
  own: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()
const rules = new Map<string, ElementRule>()

function add(kind: ElementKind, names: string, as?: string): void {
  for (const name of names.split(' ')) rules.set(name, { kind, as: as ?? name, own: NONE })
}

function own(name: string, attributes: string): void {
  const rule = rules.get(name)
  if (rule) rule.own = new Set(attributes.split(' '))
}

add('inline', 'abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var')
add('inline', 'strike', 's')
add('inline', 'tt', 'code')
add('inline', 'acronym', 'abbr')
add('block', 'address article aside blockquote dd details div dl dt figcaption figure footer header hgroup li main nav ol p section summary ul')
add('block', 'center dialog fieldset form legend marquee search', 'div')
add('block', 'dir menu', 'ul')
add('void', 'br hr wbr')
add('part', 'caption thead tbody tfoot tr td th')
add('heading', 'h1 h2 h3 h4 h5 h6')
add('link', 'a')
add('table', 'table')
add('image', 'img')
add('input', 'input')
add('pre', 'listing pre xmp')
add('inline', 'd-code dt-code', 'code')
add('inline', 'd-footnote dt-fn', 'span')
add('svg', 'svg')
add('math', 'math')
add('math', 'd-math dt-math')
add('cite', 'd-cite dt-cite')
add('script', 'script')
add('media', 'applet audio embed iframe object video')
add('drop', 'area base basefont bgsound button command datalist frame frameset isindex keygen link meta noembed noframes noscript')
add('drop', 'optgroup option param select source style template textarea title track')
add('unwrap', 'big blink body canvas col colgroup data font head html label map meter nobr output picture progress rb rtc slot')

own('bdo', 'dir')
own('time', 'datetime')
own('del', 'datetime')
own('ins', 'datetime')
own('details', 'open')
own('ol', 'start reversed type')
own('li', 'value')
own('td', 'colspan rowspan headers')
own('th', 'colspan rowspan headers scope abbr')
own('img', 'width height')

/** @returns undefined for an element the list does not know */
export const elementRule = (name: string): ElementRule | undefined => rules.get(name)

/** What an element may hold next: parts of a table stand only in their places, all else is free. */
export type Context = 'flow' | 'table' | 'group' | 'row'

/** The context inside an element that is written as `name`. */
export function contextIn(name: string): Context {
  if (name === 'table') return 'table'
  if (name === 'thead' || name === 'tbody' || name === 'tfoot') return 'group'
  return name === 'tr' ? 'row' : 'flow'
}

/** Whether a part of a table may stand in `context`, so that no browser moves it or its text elsewhere. */
export function fits(part: string, context: Context): boolean {
  if (context === 'flow') return false
  if (part === 'td' || part === 'th') return true
  if (part === 'tr') return context !== 'row'
  return context === 'table'
}

/** Elements that may be closed at the end of one section of the post and opened again in the next. */
export const WRAPPERS: ReadonlySet<string> = new Set(['article', 'div', 'header', 'hgroup', 'main', 'section'])
