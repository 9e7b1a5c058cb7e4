import { mathjax } from '@mathjax/src/js/mathjax.js'
import { TeX } from '@mathjax/src/js/input/tex.js'
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import type { LiteDocument } from '@mathjax/src/js/adaptors/lite/Document.js'
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js'
import type { LiteText } from '@mathjax/src/js/adaptors/lite/Text.js'
import { CHTML } from '@mathjax/src/js/output/chtml.js'
import '@mathjax/src/js/util/asyncLoad/esm.js'
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js'
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js'
import { STATE } from '@mathjax/src/js/core/MathItem.js'
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js'
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/amscd/AmsCdConfiguration.js'
import '@mathjax/src/js/input/tex/bbox/BboxConfiguration.js'
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js'
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js'
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js'
import '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js'
import '@mathjax/src/js/input/tex/extpfeil/ExtpfeilConfiguration.js'
import '@mathjax/src/js/input/tex/html/HtmlConfiguration.js'
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js'
import '@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js'
import '@mathjax/src/js/input/tex/unicode/UnicodeConfiguration.js'
import '@mathjax/src/js/input/tex/verb/VerbConfiguration.js'
import '@mathjax/src/js/input/tex/require/RequireConfiguration.js'

const adaptor = liteAdaptor()
RegisterHTMLHandler(adaptor)

/** What MathJax 4 loads by itself, but for `noundefined`, which shows unknown commands in red as if they were right. */
const PACKAGES = [
  'base', 'ams', 'newcommand', 'textmacros', 'configmacros', 'amscd', 'bbox', 'boldsymbol', 'braket', 'cancel', 'color', 'enclose', 'extpfeil',
  'html', 'mathtools', 'mhchem', 'unicode', 'verb', 'require'
]

/** MathJax with a scope of macros of its own. */
export interface MathJax {
  /** Converts a formula to MathML and tells whether it was right. */
  convert(tex: string, display: boolean): boolean
  /** Typesets it for the screen, as MathJax does in a page, and gives the HTML. */
  typeset(tex: string, display: boolean): string
}

let output: CHTML<LiteElement, LiteText, LiteDocument> | null = null

export async function createMathJax(macros: Record<string, string>): Promise<MathJax> {
  const given = Object.entries(macros).map(([name, body]) => {
    const count = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map(([, digit]) => Number(digit)))
    return [name.slice(1), count > 0 ? [body, count] : body]
  })
  const options = { packages: PACKAGES, macros: Object.fromEntries(given) as Record<string, string>, tags: 'ams' }
  if (!output) {
    output = new CHTML()
    mathjax.document('', { InputJax: new TeX(options), OutputJax: output })
    await output.font.loadDynamicFiles()
  }
  const markup = mathjax.document('', { InputJax: new TeX(options) })
  const page = mathjax.document('', { InputJax: new TeX(options), OutputJax: output })
  const visitor = new SerializedMmlVisitor()
  return {
    convert(tex, display) {
      try {
        const root = markup.convert(tex, { display, end: STATE.CONVERT }) as Parameters<typeof visitor.visitTree>[0]
        return !visitor.visitTree(root).includes('<merror')
      } catch {
        return false
      }
    },
    typeset: (tex, display) => adaptor.outerHTML(page.convert(tex, { display }) as LiteElement)
  }
}
