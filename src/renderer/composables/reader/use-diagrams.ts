import { onBeforeUnmount, watch } from 'vue'
import { createDiagramFigure, diagramBlocks, type DiagramFigure } from '../../dom/diagrams/diagram-figure.ts'
import { drawDiagram } from '../../dom/diagrams/draw-diagram.ts'
import { refuseDiagram } from '../../lib/diagram-source.ts'
import { spoken, t } from '../../lib/words.ts'

/** How far from the window a diagram is drawn, in px: soon enough to be there when it is read. */
const REACH = 900
const LONGEST_REASON = 160

/**
 * Draws the diagrams of a post as they come near the window, and anew when the theme or the language changes.
 * @param changed what stands below a diagram has moved
 */
export function useDiagrams({ changed, draw = drawDiagram }: { changed: () => void; draw?: typeof drawDiagram }) {
  const figures = new Map<Element, DiagramFigure>()
  const near = new Set<DiagramFigure>()
  /** Grows with each theme and language: a drawing of an earlier one is thrown away. */
  let turn = 0

  async function attempt(figure: DiagramFigure) {
    const mine = turn
    const show = (change: () => void) => {
      if (mine !== turn || figures.get(figure.element) !== figure) return
      change()
      changed()
    }
    const refused = refuseDiagram(figure.source)
    if (refused !== null) {
      show(() => { figure.refuse(refused) })
      return
    }
    try {
      const picture = await draw(figure.source)
      show(() => { figure.show(picture) })
    } catch (error) {
      show(() => { figure.refuse(t('reader.diagram.failed', { reason: reasonOf(error) })) })
    }
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const figure = figures.get(target)
      if (!figure || !isIntersecting) continue
      observer.unobserve(target)
      near.add(figure)
      void attempt(figure)
    }
  }, { rootMargin: `${String(REACH)}px 0px` })

  function forget(element: Element) {
    const figure = figures.get(element)
    figure?.release()
    if (figure) near.delete(figure)
    figures.delete(element)
    observer.unobserve(element)
  }

  /** A section stands in the page with new content. */
  function filled(section: Element) {
    for (const element of figures.keys()) if (!element.isConnected) forget(element)
    for (const element of diagramBlocks(section)) {
      const figure = figures.has(element) ? null : createDiagramFigure(element)
      if (!figure) continue
      figures.set(element, figure)
      observer.observe(element)
    }
  }

  function again() {
    turn++
    for (const figure of near) void attempt(figure)
  }
  const themes = new MutationObserver(again)
  watch(spoken, again)
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-accent'] })

  onBeforeUnmount(() => {
    observer.disconnect()
    themes.disconnect()
    for (const element of [...figures.keys()]) forget(element)
  })

  return { filled }
}

/** The first line of what Mermaid says; its pictures of the place with arrows need a fixed font and more room. */
function reasonOf(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.trim() ?? ''
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line || t('reader.diagram.noReason')
}
