/** The bridge, with a double of Electron in its hands: what the page gets, and what goes over which channel. */
import { beforeEach, expect, it, vi } from 'vitest'
import { CHANNEL, COMMAND_CHANNEL, DROP_CHANNEL, PDF_CHANNEL, type Bridge } from '../../src/shared/bridge.ts'

type Listener = (event: object, ...args: unknown[]) => void
const fake = vi.hoisted(() => ({ exposed: new Map<string, unknown>(), sent: [] as unknown[][], listeners: new Map<string, (event: object, ...args: unknown[]) => void>(), invoked: [] as unknown[][], answer: true as unknown }))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => { fake.exposed.set(name, api) } },
  ipcRenderer: {
    send: (...args: unknown[]) => { fake.sent.push(args) },
    on: (channel: string, listener: Listener) => { fake.listeners.set(channel, listener) },
    invoke: (...args: unknown[]) => { fake.invoked.push(args); return Promise.resolve(fake.answer) }
  },
  webUtils: { getPathForFile: ({ name }: { name: string }) => (name === 'made.md' ? '' : `/dropped/${name}`) }
}))
// By a name that the compiler does not follow: the bridge is a project of its own.
const PRELOAD = '../../src/preload/index.ts'
await import(PRELOAD)
const bridge = fake.exposed.get('lectern') as Bridge<{ name: string }>

beforeEach(() => { [fake.sent, fake.invoked] = [[], []] })

it('gives the page one object, and nothing of Electron', () => {
  expect([...fake.exposed.keys()]).toEqual(['lectern'])
  expect(Object.keys(bridge).sort()).toEqual(['onCommand', 'openDropped', 'platform', 'receive', 'savePdf', 'send'])
})

it('carries messages of this page load only', () => {
  const heard: (string | null)[] = []
  bridge.receive((message) => { heard.push(message) })
  bridge.send('hello')
  bridge.send({ not: 'a text' } as unknown as string)
  expect(fake.sent).toHaveLength(1)
  const [channel, document, message] = fake.sent[0] ?? []
  expect([channel, message]).toEqual([CHANNEL, 'hello'])
  const tell = fake.listeners.get(CHANNEL)
  tell?.({ sender: 'secret' }, document, 'answer')
  tell?.({}, 'an earlier page', 'answer')
  tell?.({}, document, 7)
  tell?.({}, document, null)
  expect(heard).toEqual(['answer', null])
})

it('tells the page which command a menu asks for, without the event', () => {
  const listener = vi.fn()
  bridge.onCommand(listener)
  fake.listeners.get(COMMAND_CHANNEL)?.({ sender: 'secret' }, 'find.open', 'more')
  fake.listeners.get(COMMAND_CHANNEL)?.({}, { id: 'find.open' })
  expect(listener.mock.calls).toEqual([['find.open']])
})

it('hands the path of a dropped file to the door and not to the page; a file that a script made has none', () => {
  expect(bridge.openDropped({ name: 'a.md' } as never)).toBeUndefined()
  bridge.openDropped({ name: 'made.md' } as never)
  expect(fake.sent).toEqual([[DROP_CHANNEL, '/dropped/a.md']])
})

it('asks for a PDF by its name, and says whether there is one', async () => {
  expect(await bridge.savePdf('Title')).toBe(true)
  fake.answer = 'yes'
  expect(await bridge.savePdf('Title')).toBe(false)
  expect(await bridge.savePdf(4 as unknown as string)).toBe(false)
  expect(fake.invoked).toEqual([[PDF_CHANNEL, 'Title'], [PDF_CHANNEL, 'Title']])
})
