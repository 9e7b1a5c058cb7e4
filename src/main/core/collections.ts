import { LecternError } from '../../shared/errors.ts'
import { Collection, CollectionFilter } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import type { Folders } from './folders.ts'

export interface Collections {
  /** By name. */
  list(): Collection[]
  /** Resolves when it is on disk. Throws FOLDER_MISSING, DISK_FULL or JOURNAL_UNWRITABLE. */
  save(collection: Collection): Promise<void>
  remove(id: string): Promise<void>
}

/**
 * The reader's named filters. They are theirs and belong on all their machines, so they are in the journals: one of a single
 * folder in that folder's, any other in those of all folders that are open, because each may be the one that is carried
 * elsewhere. Of what several folders hold under one id the latest counts.
 */
export function createCollections({ annotations, folders }: { annotations: Annotations; folders: Folders }): Collections {
  const latest = () => {
    const found = new Map<string, ReturnType<Annotations['collections']>[number]>()
    for (const each of annotations.collections()) {
      const known = found.get(each.collection.id)
      if (!known || each.collection.t > known.collection.t) found.set(each.collection.id, each)
    }
    return found
  }
  const holders = (id: string) => annotations.collections().filter(({ collection }) => collection.id === id).map(({ folderId }) => folderId)
  /** Enough that one journal has it: a folder whose disk is away must not keep the others from it. */
  const writeTo = async (ids: readonly string[], id: string, change: Parameters<Annotations['saveCollection']>[2]) => {
    if (ids.length === 0) throw new LecternError('FOLDER_MISSING', 'A collection is kept beside the posts. Add a folder first.')
    const settled = await Promise.allSettled(ids.map((folderId) => annotations.saveCollection(folderId, id, change)))
    const failed = settled.find((one) => one.status === 'rejected')
    if (failed && settled.every((one) => one.status === 'rejected')) throw failed.reason
  }

  return {
    list: () => [...latest().values()].flatMap(({ folderId, collection: { id, name, filter, here, deleted } }) => {
      if (deleted) return []
      // What a later Lectern filters by that this one does not know is left out.
      const known = Collection.safeParse({ id, name, filter: { ...filter, ...(here && { folderId }) } })
      return known.success ? [known.data] : []
    }).sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    async save({ id, name, filter }) {
      const { folderId, ...rest } = CollectionFilter.parse(filter)
      if (folderId !== undefined && !folders.get(folderId)) throw new LecternError('FOLDER_MISSING')
      const here = folderId !== undefined
      // It may have listed another folder before.
      const others = here ? holders(id).filter((one) => one !== folderId) : []
      if (others.length > 0) await writeTo(others, id, { deleted: true })
      await writeTo(here ? [folderId] : folders.list().map((folder) => folder.id), id, { name, filter: rest, here, deleted: false })
    },
    remove: (id) => writeTo(holders(id), id, { deleted: true })
  }
}
