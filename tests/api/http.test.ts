import { createORPCClient } from '@orpc/client'
import { startWeb } from '../../src/main/web-server.ts'
import { createFetchLink } from '../../src/renderer/links.ts'
import { contractSpec } from './contract.ts'
import { startCore } from './core.ts'

contractSpec('over HTTP', async () => {
  const { core, folder, dataDir, close } = await startCore()
  const web = await startWeb({ core, pageDir: dataDir, port: 0 })
  return {
    api: createORPCClient(createFetchLink(`${web.origin}api`, () => web.token)),
    folder,
    async close() {
      await web.close()
      await close()
    }
  }
})
