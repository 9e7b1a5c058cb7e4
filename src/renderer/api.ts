/** The page's one API, over the Electron door's bridge or the browser door's HTTP. */
import { createORPCClient } from '@orpc/client'
import type { Api } from '../shared/api.ts'
import { createBridgeLink, createFetchLink } from './links.ts'
import { currentToken, takeTokenFromAddress } from './token.ts'

takeTokenFromAddress()

/**
 * Its errors carry a code of `ERRORS` and a sentence for the reader; OFFLINE where the core cannot be reached, and
 * EXPIRED where the browser door does not know this page's token.
 */
export const api: Api = createORPCClient(
  window.lectern ? createBridgeLink(window.lectern) : createFetchLink(new URL('api', document.baseURI), currentToken)
)
