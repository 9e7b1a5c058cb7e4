/** Chromium as a child process, and the DevTools protocol over one WebSocket to it. */
import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import type { Home } from './runtime.ts'

type Commands = Protocol.CommandParameters

export interface Session {
  send: <M extends keyof Commands>(method: M, params?: Commands[M]) => Promise<Protocol.CommandReturnValues[M]>
  /** The same where no answer is wanted: a page that is gone by then is no error. */
  tell: <M extends keyof Commands>(method: M, params?: Commands[M]) => void
  on: <E extends keyof Protocol.Events>(event: E, listener: (payload: Protocol.Events[E]) => void) => void
}

export interface Root extends Session {
  /** Talks to one target. */
  session: (id: string) => Session
}

interface Answer { id?: number; sessionId?: string; method?: string; params?: unknown; result?: unknown; error?: { message: string } }

/** Switches that are the stand-in's own affair. */
const OURS = new Set(['inspect', 'remote-debugging-port', 'user-data-dir'])

/** Starts a Chromium without windows. It ends with this process. */
export async function startChromium({ userData, switches }: Home): Promise<{ root: Root; endpoint: string }> {
  const profile = join(userData, 'chromium')
  mkdirSync(profile, { recursive: true })
  const passed = [...switches].filter(([name]) => !OURS.has(name)).map(([name, value]) => `--${name}${value && '='}${value}`)
  const child = spawn(process.env.LECTERN_CHROMIUM ?? '/usr/bin/chromium', [
    '--headless', '--no-startup-window', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
    ...CHROMIUM_FLAGS, ...passed
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  process.on('exit', () => {
    child.kill('SIGKILL')
    if (!switches.has('user-data-dir')) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))
  child.on('exit', (code) => {
    process.stderr.write(`Chromium ended with code ${code}.\n`)
    process.exit(1)
  })
  const endpoint = await new Promise<string>((found, fail) => {
    child.on('error', fail)
    createInterface(child.stderr).on('line', (line) => {
      const match = /^DevTools listening on (ws:\S+)$/.exec(line)
      if (match?.[1]) found(match[1])
    })
  })
  return { root: await connect(endpoint), endpoint }
}

async function connect(endpoint: string): Promise<Root> {
  const socket = new WebSocket(endpoint)
  await new Promise((open, fail) => {
    socket.addEventListener('open', open)
    socket.addEventListener('error', () => { fail(new Error(`Nothing answers at ${endpoint}.`)) })
  })
  const calls = new Map<number, PromiseWithResolvers<unknown>>()
  const sessions = new Map<string | undefined, EventEmitter>()
  const eventsOf = (id?: string) => sessions.get(id) ?? sessions.set(id, new EventEmitter()).get(id)!
  let last = 0

  socket.addEventListener('message', ({ data }) => {
    const { id, sessionId, method, params, result, error } = JSON.parse(String(data)) as Answer
    if (method) return void eventsOf(sessionId).emit(method, params)
    const call = calls.get(id ?? 0)
    calls.delete(id ?? 0)
    if (error) call?.reject(new Error(error.message))
    else call?.resolve(result)
  })

  function session(sessionId?: string): Session {
    const send: Session['send'] = (method, params) => {
      const call = Promise.withResolvers<unknown>()
      calls.set(++last, call)
      socket.send(JSON.stringify({ id: last, sessionId, method, params }))
      return call.promise as ReturnType<Session['send']> as never
    }
    return {
      send,
      tell: (method, params) => { send(method, params).catch(() => undefined) },
      on: (event, listener) => { eventsOf(sessionId).on(event, listener) }
    }
  }
  return { ...session(), session }
}
