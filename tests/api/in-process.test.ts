import { createRouterClient } from '@orpc/server'
import { contractSpec } from './contract.ts'
import { startCore } from './core.ts'

contractSpec('in process', async () => {
  const { core, folder, close } = await startCore()
  return { api: createRouterClient(core.router), folder, close }
})
