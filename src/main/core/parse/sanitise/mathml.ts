import { mathmlToTex, type MathmlNode } from './mathml-to-tex.ts'

/** Reads a `<math>` element from tags and text as they come. */
export interface MathmlReader {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(): void
  /** Its TeX: as an annotation or attribute keeps it, else made of the elements; `''` where it holds nothing. */
  tex(): string
}

const ANNOTATION = /^annotation(?:-xml)?$/
const MAX_NODES = 5000
const MAX_DEPTH = 60
/** Wikipedia sets every formula in it. */
const STYLE_WRAPPER = /^\{\\(?:displaystyle|textstyle)(?![a-zA-Z])\s*([\s\S]*)\}$/

/** @param attributes of the `<math>` element itself */
export function createMathmlReader(attributes: Record<string, string>): MathmlReader {
  const root: MathmlNode = { name: 'math', attributes, children: [], text: '' }
  const open: MathmlNode[] = [root]
  let nodes = 0
  let annotation: 'tex' | 'other' | null = null
  let depth = 0
  let tex = ''

  return {
    open(name, own) {
      if (annotation) depth++
      else if (ANNOTATION.test(name)) annotation = name === 'annotation' && /tex/i.test(own.encoding ?? '') ? 'tex' : 'other'
      else {
        const node: MathmlNode = { name: name.replace(/^(?:m|mml):/, ''), attributes: own, children: [], text: '' }
        if (++nodes <= MAX_NODES && open.length < MAX_DEPTH) open.at(-1)?.children.push(node)
        open.push(node)
      }
    },
    text(data) {
      const node = open.at(-1)
      if (annotation === 'tex') tex += data
      else if (annotation === null && node) node.text += data
    },
    close() {
      if (depth > 0) depth--
      else if (annotation) annotation = null
      else if (open.length > 1) open.pop()
    },
    tex() {
      const kept = (tex.trim() || attributes['data-latex'] || attributes.alttext || '').trim()
      if (kept !== '') return (STYLE_WRAPPER.exec(kept)?.[1] ?? kept).trim()
      return mathmlToTex(root)
    }
  }
}
