/** DOOR 2, the browser: the same page on 127.0.0.1, with the core in this process. */
import { mkdirSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createRouterClient } from '@orpc/server'
import Conf from 'conf'
import { createCore } from './core/index.ts'
import { dataDir } from './data-dir.ts'
import { openBrowser } from './open-browser.ts'
import { openFolders } from './open-folders.ts'
import { createSettingsFile } from './settings-file.ts'
import { startWeb } from './web-server.ts'

const USAGE = `Usage: npm start -- --browser [options]
  --library <folder>  open this folder; may be given several times
  --port <number>     the port to listen on (4777 or the next free one)
  --no-open           only print the address
  --data <folder>     keep preferences and indexes here
  --help              show this`

const root = resolve(import.meta.dirname, '../..')

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function run() {
  const options = readOptions()
  const data = options.data === undefined ? dataDir() : resolve(options.data)
  mkdirSync(data, { recursive: true })

  const core = await createCore({
    dataDir: data,
    shelf: resolve(root, 'resources/library'),
    parseWorker: resolve(import.meta.dirname, `parse-worker${extname(import.meta.filename)}`),
    settings: createSettingsFile(data, () => new Conf({ cwd: data, projectName: 'Lectern' }))
  })
  const web = await startWeb({ core, pageDir: resolve(root, 'out/renderer'), port: options.port }).catch(async (error: unknown) => {
    await core.close()
    throw error
  })
  stopOnSignals(async () => {
    await web.close()
    await core.close()
  })

  const { folderId, problems } = await openFolders(createRouterClient(core.router), options.libraries)
  for (const problem of problems) console.error(problem)
  // The key stands in the fragment: no request and no log ever carries it.
  const address = `${web.origin}#token=${web.token}${folderId === null ? '' : `&folder=${folderId}`}`
  console.log(`Lectern is at ${address}`)
  if (options.open) openBrowser(address)
}

interface Options { libraries: string[]; port?: number; data?: string; open: boolean }

function readOptions(): Options {
  const { values } = parse()
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    misuse(`"${String(values.port)}" is not a port: give a number from 1 to 65535.`)
  }
  return { libraries: (values.library ?? []).map((folder) => resolve(folder)), port, data: values.data, open: !values['no-open'] }
}

function parse() {
  try {
    return parseArgs({
      options: {
        library: { type: 'string', multiple: true },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' }
      }
    })
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error))
  }
}

function misuse(message: string): never {
  console.error(`${message}\n\n${USAGE}`)
  process.exit(2)
}

/** Stops in order on the first signal, at once on the second. */
function stopOnSignals(stop: () => Promise<void>) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void stop().finally(() => process.exit(0))
    })
  }
}
