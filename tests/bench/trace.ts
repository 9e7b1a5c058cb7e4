import type { Browser, Page } from '@playwright/test'

/** One event of Chromium's trace: `ts` and `dur` on the clock, `tdur` on the processor, in µs. */
interface TraceEvent { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number; args?: { name?: string } }

/** What the page's main thread did: its longest task, and where the time of all tasks went. All in ms on the processor. */
export interface Traced { longest: number; parts: [name: string, ms: number][] }

const CATEGORIES = ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline']
const PARTS = ['FunctionCall', 'FireAnimationFrame', 'RunMicrotasks', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit', 'ParseHTML', 'HitTest', 'MinorGC', 'MajorGC', 'V8.GC_MC_INCREMENTAL_MARKING']

/**
 * Traces the main thread of a page while something is done in it. Time on the processor says what the page costs, also on
 * a machine that has other work; the time between two frames holds the others' turns, too.
 */
export async function traced<T>(browser: Browser, page: Page, work: () => Promise<T>): Promise<{ result: T; trace: Traced }> {
  await browser.startTracing(page, { categories: CATEGORIES })
  const result = await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const main = mainThread(traceEvents)
  const own = traceEvents.filter(({ pid, tid, ph }) => ph === 'X' && pid === main.pid && tid === main.tid)
  const tasks = own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask').map(({ tdur = 0 }) => tdur / 1000)
  const parts = PARTS.map((part): [string, number] => [part, own.filter(({ name }) => name === part).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0)])
  return { result, trace: { longest: Math.max(0, ...tasks), parts: parts.filter(([, ms]) => ms > 0) } }
}

/** The busiest of the threads that call themselves a renderer's main one. */
function mainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const mains = events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
  const work = (of: { pid: number; tid: number }) => events.filter(({ name, pid, tid }) => name === 'FireAnimationFrame' && pid === of.pid && tid === of.tid).length
  return mains.toSorted((a, b) => work(b) - work(a))[0] ?? { pid: 0, tid: 0 }
}
