import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import type { CoreOptions } from '../../../src/main/core/index.ts'
import type { Api } from '../../../src/shared/api.ts'
import { startCore } from '../../api/core.ts'
import { createSession } from '../../api/session.ts'

/** A real core that watches nothing, with its API and a session on it, until the test is over or `stop` is called. */
export async function start(options: Partial<CoreOptions> = {}) {
  const { core, folder, close, dataDir } = await startCore({ watch: false, ...options })
  let open = true
  const stop = async () => {
    if (open) await close()
    open = false
  }
  onTestFinished(stop)
  const api: Api = createRouterClient(core.router)
  return { core, api, folder, dataDir, stop, session: createSession({ api, folder, close }) }
}
