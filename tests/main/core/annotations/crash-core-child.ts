/** The same on the whole core, through its API. */
import { createRouterClient } from '@orpc/server'
import { folderIdOf, localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import { createCore } from '../../../../src/main/core/index.ts'
import { dataDir, library, workOn } from './crash-work.ts'

const postId = postIdOf(folderIdOf(library), localIdOf('cells.md'))
const settings = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() }
const core = await createCore({ dataDir, settings, watch: false })
const api = createRouterClient(core.router)
const known = async () => (await api.getLibrary()).folders[0]
// Another one may run on the same data, and add the folder between our look and our word.
const { id } = await known() ?? await api.addFolder({ path: library }).catch(async (error: unknown) => {
  const there = await known()
  if (!there) throw error
  return there
})
for await (const _ of await api.scanFolder({ id })); // until it is listed

await workOn({
  save: api.saveAnnotation,
  saveAll: (drafts) => api.saveAnnotations({ drafts }),
  remove: (id) => api.deleteAnnotation({ id }),
  restore: (id) => api.restoreAnnotation({ id }),
  read: (offset) => api.saveReading({ id: postId, position: { offset, progress: 0.5 } }),
  close: core.close
}, postId)
