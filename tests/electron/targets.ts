/** The pages of Chromium: those that the app opens, and those that pages open by themselves. */
import type { Root, Session } from './chromium.ts'

interface Target { targetId: string; session: Session }

const arrivals = new Map<string, PromiseWithResolvers<Session>>()
const endings = new Map<string, () => void>()
const opening = new Set<Promise<unknown>>()
const ours = new Set<string>()
let root: Root | undefined

const arrival = (targetId: string) =>
  arrivals.get(targetId) ?? arrivals.set(targetId, Promise.withResolvers()).get(targetId)!

/** From now on every new page stands still until it is adopted or closed. */
export async function watchTargets(browser: Root): Promise<void> {
  root = browser
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId } }) => {
    const session = browser.session(sessionId)
    arrival(targetId).resolve(session)
    // Which pages are ours is known only after all that were asked for have their names.
    void Promise.allSettled(opening).then(() => {
      if (ours.has(targetId)) return
      // Its requests stop here for good. It must run on, or its opener, in the same process, would stand still too.
      session.tell('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
      session.tell('Runtime.runIfWaitingForDebugger')
      browser.tell('Target.closeTarget', { targetId })
    })
  })
  browser.on('Target.targetDestroyed', ({ targetId }) => endings.get(targetId)?.())
  await browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
  await browser.send('Target.setAutoAttach', {
    autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'page' }]
  })
}

/** The session for what concerns the whole browser. */
export function browserSession(): Root {
  if (!root) throw new Error('Cannot do this before app is ready')
  return root
}

/** Opens a page. It stands still until `Runtime.runIfWaitingForDebugger`. */
export async function openTarget(size: { width: number; height: number }, onEnd: () => void): Promise<Target> {
  const created = browserSession().send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
    .then(({ targetId }) => { ours.add(targetId); return targetId })
  opening.add(created)
  const targetId = await created
  opening.delete(created)
  endings.set(targetId, onEnd)
  return { targetId, session: await arrival(targetId).promise }
}
