/** The page's one API, over the Electron door's bridge or the browser door's HTTP. */
import { createORPCClient } from '@orpc/client'
import type { Api } from '../shared/api.ts'
import { hostOfPane } from './lib/sides.ts'
import { createBridgeLink, createFetchLink } from './links.ts'
import { currentToken, takeTokenFromAddress } from './token.ts'

const host = hostOfPane()
if (!host) takeTokenFromAddress()

/**
 * Its errors carry a code of `ERRORS` and a sentence for the reader; OFFLINE where the core cannot be reached, and
 * EXPIRED where the browser door does not know this page's token. The frame beside a post has that of the page around it.
 */
export const api: Api = host?.api ?? createORPCClient(
  window.lectern ? createBridgeLink(window.lectern) : createFetchLink(new URL('api', document.baseURI), currentToken)
)
