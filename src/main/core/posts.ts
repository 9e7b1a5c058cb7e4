import { packObjects } from '../../shared/anchor/post-objects.ts'
import { LecternError } from '../../shared/errors.ts'
import type { Post, PostChunk, TextObject } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import type { Assets } from './assets.ts'
import type { Changes } from './changes.ts'
import type { Folders } from './folders.ts'
import { folderTrouble } from './library/folder-trouble.ts'
import { readSource, type Source } from './library/read-source.ts'
import type { ParsedPost } from './parse/parsed-post.ts'
import type { Parser } from './parser.ts'
import { postPlaces } from './parse/post-places.ts'
import { textObjects } from './parse/text-objects.ts'
import { equationNumbers } from './render/equation-numbers.ts'
import type { Renderer } from './render/renderer.ts'
import { createResolve } from './resolve.ts'
import type { Store } from './store/store.ts'
import type { StoredText } from './store/post-table.ts'
import { createSurroundings } from './surroundings.ts'
import { toRecord } from './sync/index-post.ts'
import { keepReadText } from './sync/keep-read-text.ts'
import { isTypographicSite } from './typographic-site.ts'
import type { Sync } from './sync/sync.ts'

export interface Posts {
  /** Reads a post from its file and streams it from the top. Throws POST_MISSING, POST_UNREADABLE or CANCELLED. */
  open(id: string, signal?: AbortSignal): AsyncGenerator<PostChunk, void>
  /** Throws POST_MISSING for a post that is not listed. */
  locate(id: string): void
  /** The text that notes stand on. Throws POST_MISSING. */
  text(id: string): StoredText
}

export function createPosts({ folders, store, annotations, changes, parser, renderer, assets, sync }: {
  folders: Folders
  store: Store
  annotations: Annotations
  changes: Changes
  parser: Parser
  renderer: Renderer
  assets: Assets
  sync: Sync
}): Posts {
  const locate = (id: string) => {
    const place = store.locate(id)
    const folder = place && folders.get(place.folderId)
    if (!folder) throw new LecternError('POST_MISSING')
    return { ...place, folder }
  }
  const read = (id: string) => {
    const { folder, path, hash } = locate(id)
    try {
      return { folder, hash, source: readSource(folder.path, path) }
    } catch (error) {
      // Its file went away, or all of its folder: the list should tell so, too.
      sync.hint(folder.id, { paths: [path] })
      const away = folderTrouble(folder.path)
      throw away ? new LecternError('POST_UNREADABLE', away.problem, { cause: error }) : error
    }
  }
  const readParsed = async (id: string, signal?: AbortSignal) => {
    for (;;) {
      const found = read(id)
      const surroundings = createSurroundings(found.folder.path).of(found.source.path)
      const parsed = await parser.parse(found.folder.path, found.source, surroundings, signal)
      // A scan may have read a newer version meanwhile, which this one must not replace in the store.
      if (locate(id).hash === found.hash) return { ...found, surroundings, parsed }
    }
  }
  /** The notes must stand on the version that is shown, even if its file changed this very moment. */
  const catchUp = async (id: string, folderId: string, source: Source, parsed: ParsedPost, objects: TextObject[], known: string) => {
    // The site's configuration may change a post's text, too.
    if (known !== source.hash || store.text(id)?.text !== parsed.text) {
      await keepReadText(id, source.hash, { store, annotations })
      store.savePosts([toRecord(source, parsed, { id, folderId, marks: annotations.marks(id) })])
      sync.libraryChanged()
    }
    if (annotations.list(id).length > 0) {
      await annotations.place({ postId: id, path: source.path, hash: source.hash, text: parsed.text, headings: parsed.headings, objects })
    }
    sync.watchPost(id, source.hash)
  }

  return {
    async *open(id, signal) {
      const { folder, hash, source, surroundings, parsed } = await readParsed(id, signal)
      const objects = textObjects(parsed)
      await catchUp(id, folder.id, source, parsed, objects, hash)
      changes.opened({ hash: source.hash, text: parsed.text, parts: parsed.parts })
      const summary = store.summary(id)
      if (!summary) throw new LecternError('POST_MISSING')
      const reading = annotations.reading(id)
      const post: Post = {
        ...summary,
        hash: source.hash,
        headings: parsed.headings,
        text: parsed.text,
        parts: parsed.parts,
        objects: packObjects(parsed.text, objects),
        warnings: parsed.warnings,
        language: parsed.language,
        typographic: isTypographicSite(surroundings.site, source.path),
        places: postPlaces(parsed, equationNumbers(parsed)),
        position: reading?.position ?? null,
        ...(reading?.sectionsRead && { sectionsRead: reading.sectionsRead })
      }
      yield { type: 'post', post, sections: parsed.sections.length }
      const resolve = createResolve(folder, source.path, { store, assets, surroundings })
      const sections = renderer.render(parsed, { hash: source.hash + surroundings.version, resolve, signal })
      for (;;) {
        const step = await sections.next()
        if (signal?.aborted) throw new LecternError('CANCELLED')
        if (step.done) {
          yield { type: 'done', warnings: step.value }
          return
        }
        yield { type: 'section', ...step.value }
      }
    },
    locate,
    text(id) {
      const text = store.text(id)
      if (!text) throw new LecternError('POST_MISSING')
      return text
    }
  }
}
