import { randomBytes } from 'node:crypto'
import { link, readFile, rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { systemCode, writeAside } from './journal/durable.ts'

const Device = z.object({ device: z.string().regex(/^[a-z0-9-]{1,60}$/) })

/**
 * The name of this machine's journal folder, `<host>-<6 hex digits>`, kept in `<data>/device.json`. It is made once; of two
 * processes that make it at the same time, both get the first one's. Where it cannot be kept, the name holds for this
 * run: a journal folder more does no harm.
 */
export async function deviceName(dataDir: string): Promise<{ name: string; kept: boolean }> {
  const file = join(dataDir, 'device.json')
  const known = await readName(file)
  if (known.name) return { name: known.name, kept: true }
  const name = newName()
  try {
    await writeAside(file, `${JSON.stringify({ device: name })}\n`, known.state === 'missing' ? linkOnce : rename)
    return { name: (await readName(file)).name ?? name, kept: true }
  } catch {
    return { name, kept: false }
  }
}

async function readName(file: string): Promise<{ name?: string; state: 'read' | 'missing' | 'damaged' }> {
  try {
    return { name: Device.parse(JSON.parse(await readFile(file, 'utf8'))).device, state: 'read' }
  } catch (error) {
    return { state: systemCode(error) === 'ENOENT' ? 'missing' : 'damaged' }
  }
}

function newName(): string {
  const host = hostname().split('.')[0] ?? ''
  const plain = host.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 24)
  return `${plain || 'device'}-${randomBytes(3).toString('hex')}`
}

/** Puts a file in its place unless another came first. File systems without links take the last instead. */
async function linkOnce(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') await rename(from, to)
  }
}
