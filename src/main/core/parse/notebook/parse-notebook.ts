import type { Warning } from '../../../../shared/model.ts'
import { splitFrontMatter, type FrontMatter } from '../front-matter.ts'
import type { RenderMarkdown } from '../markdown.ts'
import type { ParseInput, PostLabel } from '../parsed-post.ts'
import { sanitise, type Sanitised } from '../sanitise/sanitise.ts'
import { notebookHtml } from './notebook-html.ts'
import { readNotebook, type Notebook } from './read-notebook.ts'

/** Why a notebook can only be shown as plain text. */
export interface PlainNotebook { plain: string; message: string }

/**
 * A Jupyter notebook as a post: its Markdown, its code in the kernel's language, and the outputs that were saved with
 * it. What its metadata tells goes into `front.data`. Nothing is run.
 */
export function parseNotebook(
  { surroundings }: ParseInput, front: FrontMatter, { markdown, warnings, max }: { markdown: RenderMarkdown; warnings: Warning[]; max: number }
): Sanitised & { labels: PostLabel[] } | PlainNotebook {
  let notebook: Notebook
  try {
    notebook = readNotebook(front.body)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : ''
    return {
      plain: 'notebook-broken',
      message: error instanceof SyntaxError
        ? `The JSON of this notebook is broken (${reason}), so it is shown as plain text. Restore a checkpoint of it, or mend the file.`
        : `This file is no Jupyter notebook (${reason}), so it is shown as plain text.`
    }
  }
  const top = notebook.front === '' ? null : splitFrontMatter(notebook.front)
  if (top?.warning) warnings.push({ ...top.warning, line: null })
  Object.assign(front.data, notebook.data, top?.data)
  const found = notebookHtml(notebook.parts, (text, line) => markdown(text, line, { data: front.data, surroundings }), max)
  if (!found) {
    return { plain: 'post-too-large', message: 'The text of this notebook is longer than five million characters. Clear its outputs, or split it.' }
  }
  warnings.push(...found.warnings)
  const content = sanitise(found.html, { slots: found.slots, images: found.images, rawFrom: null, markdown: true })
  return content
    ? { ...content, labels: found.labels }
    : { plain: 'nesting-too-deep', message: 'Lists, quotes or tags nest too deep here. The notebook is shown as plain text.' }
}
