/** What a post is most likely set in; the reader's own face is loaded by the first text in it. */
const FACES = [
  '"Source Serif 4 Variable"', 'italic "Source Serif 4 Variable"', '"JetBrains Mono Variable"', 'KaTeX_Main', 'italic KaTeX_Math', 'KaTeX_Size1', 'KaTeX_Size2', 'KaTeX_AMS'
]

/**
 * Loads the faces of posts while the page has nothing else to do, so that the first post that is opened is not set anew
 * as each of them arrives. A face that is not there is none.
 */
export function warmFonts(): void {
  requestIdleCallback(() => {
    for (const face of FACES) {
      const [style, family] = face.startsWith('italic ') ? ['italic ', face.slice(7)] : ['', face]
      document.fonts.load(`${style}16px ${family}`).catch(() => { /* then the first post waits for it */ })
    }
  }, { timeout: 3000 })
}
