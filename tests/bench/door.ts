import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { Api } from '../../src/shared/api.ts'
import { createFetchLink } from '../../src/renderer/links.ts'

const REPO = resolve(import.meta.dirname, '../..')

export interface RunningDoor { address: string; origin: string; api: Api; stop: () => Promise<void> }

/** The built browser door on a data folder and, if named, a library. Resolves when it has printed its address. */
export async function startDoor(data: string, library?: string): Promise<RunningDoor> {
  const args = ['--max-semi-space-size=8', 'out/main/web.js', '--no-open', '--port', '0', '--data', data, ...(library === undefined ? [] : ['--library', library])]
  const child = spawn(process.execPath, args, { cwd: REPO, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise<string>((found, fail) => {
    child.once('exit', (code) => { fail(new Error(`The browser door ended with code ${String(code)}. Was it built (npm run build)?`)) })
    createInterface(child.stdout).on('line', (line) => {
      const match = /https?:\/\/\S+/.exec(line)
      if (match) found(match[0])
    })
  })
  const { origin, hash } = new URL(address)
  const ticket = new URLSearchParams(hash.slice(1)).get('ticket') ?? ''
  const token = (await (await fetch(`${origin}/enter`, { method: 'POST', headers: { authorization: `Ticket ${ticket}` } })).text()).trim()
  return {
    address,
    origin,
    api: createORPCClient(createFetchLink(`${origin}/api`, () => token)),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
  }
}

/** Scans a folder of the door to its end. */
export async function settle(api: Api): Promise<void> {
  for (const { id } of (await api.getLibrary()).folders) {
    const progress = await api.scanFolder({ id })
    while (!(await progress.next()).done);
  }
}
