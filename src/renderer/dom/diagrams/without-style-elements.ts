const SVG = 'http://www.w3.org/2000/svg'

/**
 * An element that stands where a library makes `<style>`: what is written into it reaches `onCss` and nothing else. It may stand in an
 * SVG that is written out and read as HTML again.
 */
function standIn(onCss: (css: string) => void): Element {
  const element = Document.prototype.createElementNS.call(document, SVG, 'g')
  const take = { configurable: true, get: () => '', set: onCss }
  Object.defineProperties(element, { innerHTML: take, textContent: take })
  return element
}

/**
 * Runs something that puts `<style>` elements into the document, which the page's policy forbids and reports. Their rules go into
 * a constructed style sheet instead, which holds while it runs; then the sheet and its rules are taken away again.
 *
 * @returns what `run` answers, and the rules
 */
export async function withoutStyleElements<T>(run: () => Promise<T>): Promise<{ value: T; css: string }> {
  const sheet = new CSSStyleSheet()
  const written: string[] = []
  const onCss = (css: string) => {
    written.push(css)
    sheet.replaceSync(written.join('\n'))
  }
  const own: Pick<Document, 'createElement' | 'createElementNS'> = Document.prototype
  const isStyle = (name: string) => name.toLowerCase() === 'style'
  Object.assign(document, {
    createElement: (name: string, options?: ElementCreationOptions) =>
      isStyle(name) ? standIn(onCss) : own.createElement.call(document, name, options),
    createElementNS: (namespace: string, name: string, options?: ElementCreationOptions) =>
      isStyle(name) ? standIn(onCss) : own.createElementNS.call(document, namespace, name, options)
  })
  document.adoptedStyleSheets.push(sheet)
  try {
    return { value: await run(), css: written.join('\n') }
  } finally {
    Reflect.deleteProperty(document, 'createElement')
    Reflect.deleteProperty(document, 'createElementNS')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
