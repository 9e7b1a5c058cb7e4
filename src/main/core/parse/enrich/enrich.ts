import type { Warning } from '../../../../shared/model.ts'
import type { Sanitised } from '../sanitise/sanitise.ts'
import { linkCitations } from './citations.ts'
import { markCitedAs } from './cite-as.ts'
import { deadAnchors } from './dead-anchors.ts'
import { markFigures } from './figures.ts'
import { markNotation } from './notation.ts'
import { markUpdates } from './updates.ts'

/**
 * Finds what lies in a sanitised post beyond its markup: figures, citations, notation, its history. Adds classes, ids,
 * links and buttons; the canonical text stays as it is.
 * @returns the days of its updates, as they come, and links inside the post that lead nowhere
 */
export function enrich({ sections, headings }: Pick<Sanitised, 'sections' | 'headings'>): { updates: string[]; warnings: Warning[] } {
  const updates = markUpdates(sections)
  markFigures(sections)
  markNotation(sections)
  markCitedAs(sections)
  linkCitations(sections, headings)
  return { updates, warnings: deadAnchors(sections) }
}
