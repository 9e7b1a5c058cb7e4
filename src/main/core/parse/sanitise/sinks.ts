import type { CodeSlot } from '../parsed-post.ts'
import { attributesOf } from './attributes.ts'
import { elementRule } from './elements.ts'
import { createMathmlReader } from './mathml.ts'
import { createSvgImage } from './svg-image.ts'

/** Takes everything inside an element that does not go into the post as it is, and says what stands for it. */
export interface Sink {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
  /** Whether an element shows that the author's was never closed: it ends here then. */
  isBrokenBy?(name: string): boolean
  end(): void
}

/** What is dropped with its content. */
export const NOTHING: Sink = { end: () => undefined }

/** Elements that highlighters set lines in. */
const LINES = new Set(['div', 'li', 'p', 'tr'])
const LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.-]{1,40})/i

/** `<pre>`: a code block, whatever marks it up inside. */
export function createPreSink(attributes: Record<string, string>, onEnd: (code: Pick<CodeSlot, 'code' | 'language'>) => void): Sink {
  const languageIn = (raw: Record<string, string>) => {
    const own = attributesOf(raw)
    return (LANGUAGE.exec((own.get('class') ?? '').slice(0, 500))?.[1] ?? own.get('data-lang') ?? own.get('language') ?? '').slice(0, 40).toLowerCase()
  }
  let language = languageIn(attributes)
  let code = ''
  let hidden = 0
  return {
    open(name, raw) {
      if (hidden > 0 || elementRule(name)?.kind === 'drop' || name === 'script') hidden++
      else if (name === 'br') code += '\n'
      else if (LINES.has(name) && code !== '' && !code.endsWith('\n')) code += '\n'
      else if (name === 'code' && language === '') language = languageIn(raw)
    },
    text(text) { if (hidden === 0) code += text },
    close() { if (hidden > 0) hidden-- },
    end: () => { onEnd({ code: tidy(code), language }) }
  }
}

/** Code as a slot holds it: `\n` ends lines, none stands before the first (as in HTML) or behind the last. */
function tidy(code: string): string {
  const plain = code.replace(/\r\n?/g, '\n')
  let end = plain.length
  while (plain[end - 1] === '\n') end--
  return plain.slice(plain.startsWith('\n') ? 1 : 0, end)
}

/** `<svg>`: becomes an image of itself. */
export function createSvgSink(attributes: Record<string, string>, onEnd: (src: string | null, alt: string) => void): Sink {
  const image = createSvgImage()
  image.open('svg', attributes)
  let foreign = 0
  return {
    open(name, raw) {
      if (foreign > 0 || name === 'foreignObject') foreign++
      image.open(name, raw)
    },
    text: (text) => { image.text(text) },
    close() {
      if (foreign > 0) foreign--
      image.close()
    },
    isBrokenBy: (name) => {
      const kind = elementRule(name)?.kind
      return foreign === 0 && (kind === 'block' || kind === 'heading' || kind === 'table' || kind === 'pre')
    },
    end() {
      const { src, alt } = image.finish()
      onEnd(src, alt)
    }
  }
}

/** `<script type="math/tex">`, `<d-math>`: its text is TeX. `<math>`: its TeX where it has one, else TeX made of it. */
export function createMathSink(math: Record<string, string> | null, onEnd: (tex: string | null, text: string) => void): Sink {
  const reader = math && createMathmlReader(math)
  let text = ''
  return {
    open(name, raw) { reader?.open(name, raw) },
    text(data) {
      text += data
      reader?.text(data)
    },
    close() { reader?.close() },
    end() {
      const found = reader ? reader.tex() : text.trim()
      onEnd(found === '' ? null : found, reader ? '' : text)
    }
  }
}
