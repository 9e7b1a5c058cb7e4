import { answerCallout } from './callouts.ts'
import { answerCode } from './code.ts'
import { answerEmbed } from './embeds.ts'
import { answerFigure } from './figures.ts'
import { answerInclude } from './includes.ts'
import { answerLink } from './links.ts'
import { answerTab } from './tabs.ts'
import { answerWrapper } from './wrappers.ts'
import type { Answerer } from '../template.ts'

/** All names that Lectern knows, of every theme: none of them means something else elsewhere. */
const ANSWERERS: readonly Answerer[] = [
  answerFigure, answerLink, answerEmbed, answerCode, answerCallout, answerTab, answerWrapper, answerInclude
]

export const answerCall: Answerer = (call, context) => {
  for (const answer of ANSWERERS) {
    const found = answer(call, context)
    if (found) return found
  }
  return null
}
