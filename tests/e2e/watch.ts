/** Listens to the pages of a context: what they asked for, what went wrong in them, what they said. */
import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test'

export interface Watch {
  /** Errors nobody caught, and what the Content-Security-Policy refused. */
  problems: string[]
  /** Addresses of requests, but `data:` and `blob:`, which stay in the page. */
  requests: string[]
  /** Lines of the console. */
  said: string[]
  /** Messages of `alert` and its like. */
  dialogs: string[]
}

const POLICY = /Content Security Policy|Refused to |Permissions policy violation/

/** A refused `data:` address may be very long. */
const brief = (text: string) => text.length > 600 ? `${text.slice(0, 300)} … ${text.slice(-200)}` : text

export function watch(context: BrowserContext): Watch {
  const seen: Watch = { problems: [], requests: [], said: [], dialogs: [] }
  const pages = new WeakSet<Page>()
  const hear = (message: ConsoleMessage) => {
    seen.said.push(message.text())
    if (message.type() === 'error' && POLICY.test(message.text())) seen.problems.push(brief(message.text()))
  }

  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) seen.requests.push(request.url())
  })
  context.on('console', hear)
  context.on('weberror', (error) => seen.problems.push(String(error.error().stack ?? error.error())))
  context.on('dialog', (dialog) => {
    seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`)
    void dialog.dismiss()
  })
  /** What a window said before we listened. */
  const begin = async (page: Page) => {
    if (pages.has(page)) return
    pages.add(page)
    const [messages, errors] = await Promise.all([page.consoleMessages(), page.pageErrors()])
    messages.filter((message) => !seen.said.includes(message.text())).forEach(hear)
    seen.problems.push(...errors.map((error) => String(error.stack ?? error)).filter((text) => !seen.problems.includes(text)))
  }
  context.on('page', (page) => { begin(page).catch(() => undefined) })
  for (const page of context.pages()) begin(page).catch(() => undefined)
  return seen
}
