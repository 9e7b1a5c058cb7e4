import { isEdited, newBlock, parseSegments, writeSegments, type Segment } from './blocks.ts'
import type { MarkdownPost } from './markdown.ts'

const GAP: Segment = { kind: 'text', text: '\n\n' }
/** Stands above the text of a note that is deleted, where the reader had changed it. */
const DELETED = '*Deleted in Lectern; kept because its text was changed here.*'
/** Stands above a reader's own form of a note that has changed in Lectern, too. */
const CHANGED = '*Changed in Lectern since; this is the text as it was changed here.*'

/**
 * Writes notes into a file that may hold them already. Only Lectern's own blocks change: text around them stays to the letter,
 * and so does a block that the reader changed, until its note changes as well; then both are kept.
 * @param existing null for a new file
 * @param isGone whether a note was deleted
 */
export function mergeMarkdown(existing: string | null, posts: readonly MarkdownPost[], isGone: (id: string) => boolean = () => false): string {
  const text = existing ?? ''
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const crlf = text.includes('\r\n')
  const sections = toSections(parseSegments(text.slice(bom.length).replace(/\r\n/g, '\n')))
  for (const post of posts) {
    const section = sections.find(({ key }) => key === post.key)
    if (section) section.segments = mergeSection(section.segments, post)
    else sections.push({ key: post.key, segments: newSection(post, sections.some(({ segments }) => segments.length > 0)) })
  }
  for (const section of sections) {
    section.segments = section.segments.flatMap((segment, index, all) => withoutGone(segment, all[index - 1], isGone))
  }
  const merged = writeSegments(sections.flatMap(({ segments }) => segments))
  const ended = existing === null ? `${merged}\n` : merged
  return bom + (crlf ? ended.replace(/\n/g, '\r\n') : ended)
}

interface Section { key: string | null; segments: Segment[] }

/** What stands before the first post's marker belongs to no post. */
function toSections(segments: readonly Segment[]): Section[] {
  const sections: Section[] = [{ key: null, segments: [] }]
  for (const segment of segments) {
    if (segment.kind === 'post') sections.push({ key: segment.key, segments: [] })
    sections.at(-1)?.segments.push(segment)
  }
  return sections
}

function newSection({ key, head, foot, blocks }: MarkdownPost, follows: boolean): Segment[] {
  const text = (part: string): Segment[] => (part === '' ? [] : [{ kind: 'text', text: part }, GAP])
  return [
    ...(follows ? [GAP] : []),
    ...text(head),
    { kind: 'post', key },
    ...blocks.flatMap(({ id, content }): Segment[] => [GAP, newBlock(id, content)]),
    ...(foot === '' ? [] : [GAP, { kind: 'text' as const, text: foot }])
  ]
}

function mergeSection(segments: readonly Segment[], { blocks }: MarkdownPost): Segment[] {
  const fresh = new Map(blocks.map(({ id, content }) => [id, newBlock(id, content)]))
  const merged = segments.flatMap((segment): Segment[] => {
    const block = segment.kind === 'block' ? fresh.get(segment.id) : undefined
    if (segment.kind !== 'block' || !block || segment.sum === block.sum) return [segment]
    return isEdited(segment) ? [{ kind: 'text', text: `${CHANGED}\n\n${segment.content}` }, GAP, block] : [block]
  })
  const placeOf = (id: string) => merged.findIndex((segment) => segment.kind === 'block' && segment.id === id)
  for (const [index, { id }] of blocks.entries()) {
    const block = fresh.get(id)
    if (!block || placeOf(id) >= 0) continue
    const before = blocks[index - 1]
    const after = blocks.slice(index + 1).find((other) => placeOf(other.id) >= 0)
    if (before) merged.splice(placeOf(before.id) + 1, 0, GAP, block)
    else if (after) merged.splice(placeOf(after.id), 0, block, GAP)
    else merged.splice(1, 0, GAP, block)
  }
  return merged
}

function withoutGone(segment: Segment, before: Segment | undefined, isGone: (id: string) => boolean): Segment[] {
  if (segment.kind !== 'block' || !isGone(segment.id)) return [segment]
  if (isEdited(segment)) return [{ kind: 'text', text: `${DELETED}\n\n${segment.content}` }]
  // The empty line above went with the block; only what Lectern wrote itself is taken back.
  if (before?.kind === 'text') before.text = before.text.replace(/\n\n$/, '')
  return []
}
