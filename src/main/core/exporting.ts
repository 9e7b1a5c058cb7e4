import { readFile } from 'node:fs/promises'
import { LecternError } from '../../shared/errors.ts'
import type { Exported, ExportedFile, ExportRequest, WriteExportRequest, WrittenExport } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import type { Assets } from './assets.ts'
import { toAnkiTsv } from './exchange/export/anki-tsv.ts'
import { toCsv, toReadwiseCsv } from './exchange/export/csv.ts'
import { createNames, fileNameOf } from './exchange/export/file-name.ts'
import { toHtmlFile } from './exchange/export/html.ts'
import { toHypothesisFile } from './exchange/export/hypothesis.ts'
import { toMarkdown } from './exchange/export/markdown.ts'
import { mergeMarkdown } from './exchange/export/merge-markdown.ts'
import { toW3cFile } from './exchange/export/w3c.ts'
import type { NotedPost } from './exchange/post.ts'
import { writeExportFolder } from './export-folder.ts'
import type { NotedPosts } from './noted-posts.ts'
import type { Posts } from './posts.ts'
import { renderComment } from './render-comment.ts'

export interface Exporting {
  /** Throws LecternError EXPORT_TEMPLATE, EXPORT_TOO_LARGE; POST_MISSING and its kin for posts that are set as HTML. */
  export(request: ExportRequest): Promise<Exported>
  write(request: WriteExportRequest): Promise<WrittenExport>
}

/** Characters of one export, over all files. */
const MAX_TEXT = 200_000_000
/** Bytes of one picture that goes into an HTML file. */
const MAX_PICTURE = 20_000_000

export function createExporting({ noted, posts, annotations, assets }: { noted: NotedPosts; posts: Posts; annotations: Annotations; assets: Assets }): Exporting {
  const htmlFile = async ({ post, notes }: NotedPost): Promise<string> => {
    const sections: string[] = []
    for await (const chunk of posts.open(post.id)) if (chunk.type === 'section') sections.push(chunk.html)
    // To open it has placed its notes on the text that is shown.
    const ids = new Set(notes.map(({ id }) => id))
    const placed = annotations.list(post.id).filter(({ id }) => ids.has(id))
    const comments = new Map<string, string>()
    for (const { id, comment } of placed) if (comment !== '') comments.set(id, await renderComment(comment))
    const pictures = await readPictures(sections, assets)
    return toHtmlFile({ post, sections, notes: placed, comments, picture: (src) => pictures.get(src) ?? null })
  }
  const htmlFiles = async (selected: readonly NotedPost[]): Promise<ExportedFile[]> => {
    const name = createNames()
    const files: ExportedFile[] = []
    let size = 0
    for (const each of selected) {
      const text = await htmlFile(each)
      size += text.length
      if (size > MAX_TEXT) throw new LecternError('EXPORT_TOO_LARGE')
      files.push({ name: name(fileNameOf(each.post.title), 'html'), mediaType: 'text/html', text })
    }
    return files
  }
  const markdownFiles = (selected: readonly NotedPost[], { template, single }: ExportRequest): ExportedFile[] => {
    const written = toMarkdown(selected, template)
    const name = createNames()
    const file = (title: string, text: string): ExportedFile => ({ name: name(title, 'md'), mediaType: 'text/markdown', text })
    return single ? [file('Notes', mergeMarkdown(null, written))] : written.map((post) => file(fileNameOf(post.title), mergeMarkdown(null, [post])))
  }
  const oneFile = (name: string, mediaType: string, text: string): ExportedFile[] => [{ name, mediaType, text }]

  const toFiles = async (selected: readonly NotedPost[], request: ExportRequest): Promise<{ files: ExportedFile[]; notes?: number }> => {
    switch (request.format) {
      case 'markdown': return { files: markdownFiles(selected, request) }
      case 'w3c': return { files: oneFile('notes.jsonld', 'application/ld+json', toW3cFile(selected, 'Notes')) }
      case 'hypothesis': return { files: oneFile('notes-hypothesis.json', 'application/json', toHypothesisFile(selected, new Date().toISOString())) }
      case 'csv': return { files: oneFile('notes.csv', 'text/csv', toCsv(selected)) }
      case 'readwise': {
        const { text, notes } = toReadwiseCsv(selected)
        return { files: oneFile('notes-readwise.csv', 'text/csv', text), notes }
      }
      case 'anki': {
        const { text, notes } = toAnkiTsv(selected)
        return { files: oneFile('notes-anki.txt', 'text/tab-separated-values', text), notes }
      }
      case 'html': {
        const here = selected.filter(({ text }) => text !== null)
        return { files: await htmlFiles(here), notes: count(here) }
      }
    }
  }

  return {
    async export(request) {
      const selected = noted.select(request.filter)
      if (selected.length === 0) return { files: [], notes: 0, posts: 0, leftOut: 0 }
      const all = count(selected)
      const { files, notes = all } = await toFiles(selected, request)
      if (files.reduce((sum, { text }) => sum + text.length, 0) > MAX_TEXT) throw new LecternError('EXPORT_TOO_LARGE')
      return { files, notes, posts: selected.length, leftOut: all - notes }
    },
    async write({ filter, template, single = false, folder }) {
      const selected = noted.select(filter)
      const live = new Set(annotations.list().map(({ id }) => id))
      // A note that no journal here knows may be another device's, or of a folder that is away.
      const isGone = (id: string) => !live.has(id) && annotations.owner(id) !== null
      const files = await writeExportFolder(toMarkdown(selected, template), { folder, single, isGone })
      return { files, notes: count(selected), posts: selected.length }
    }
  }
}

const count = (selected: readonly NotedPost[]): number => selected.reduce((sum, { notes }) => sum + notes.length, 0)

/** The pictures of some HTML as `data:` addresses, by the address they have there. */
async function readPictures(sections: readonly string[], assets: Assets): Promise<Map<string, string>> {
  const pictures = new Map<string, string>()
  for (const [, src = ''] of sections.join('').matchAll(/\ssrc="([^"]+)"/g)) {
    if (src.startsWith('data:image/')) pictures.set(src, src)
    const asset = src.startsWith('asset/') && !pictures.has(src) ? assets.find(src.slice('asset/'.length)) : null
    const bytes = asset && await readFile(asset.path).catch(() => null)
    if (asset && bytes && bytes.length <= MAX_PICTURE) pictures.set(src, `data:${asset.type};base64,${bytes.toString('base64')}`)
  }
  return pictures
}
