import { pairItems } from './pair.ts'
import { scan, type Item } from './scan.ts'
import { snippetHtml, type Snippet } from './snippets.ts'
import { tidyItems } from './tidy-items.ts'

/** Where expanded text goes. Positions are in the text that is being read. */
export interface Sink {
  copy(start: number, end: number): void
  insert(text: string, at: number): void
  place(snippet: Snippet, at: number, end: number): void
}

/** A text that is being read, and where its words go. */
export interface Frame {
  source: string
  items: readonly Item[]
  /** From the index of a tag to that of its end tag. */
  ends: ReadonlyMap<number, number>
  sink: Sink
}

export function createFrame(source: string, markdown: boolean, sink: Sink): Frame {
  const items = scan(source, markdown)
  tidyItems(source, items)
  return { source, items, ends: pairItems(items), sink }
}

/** Gathers text that goes into a variable or is read on: what becomes a snippet elsewhere is HTML here. */
export function createTextSink(source: string, maxLength: number): Sink & { text(): string } {
  const pieces: string[] = []
  let length = 0
  const add = (text: string) => {
    length += text.length
    if (length <= maxLength) pieces.push(text)
  }
  return {
    copy: (start, end) => { add(source.slice(start, end)) },
    insert: add,
    place: (snippet) => { add(snippetHtml(snippet, (markdown) => markdown)) },
    text: () => pieces.join('')
  }
}
