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
import { createOpener } from './opener.ts'
import { createSettingsFile } from './settings-file.ts'
import { unpacked } from './unpacked.ts'
import { systemLanguages } from './system-languages.ts'
import { LOOPBACK, startWeb, type LoopbackHost } from './web-server.ts'
import { createDoorWords } from './words.ts'

const USAGE = `Usage: lectern web [options] [file or folder]
  --library <folder>  open this folder; may be given several times
  --port <number>     the port to listen on (4777 or the next free one)
  --host <name>       127.0.0.1, localhost or ::1; Lectern listens to nobody but this machine
  --no-open           only print the address
  --data <folder>     keep preferences and indexes here
  --help              show this`

/** How long a browser may take to start. */
const BROWSER_START_MS = 60_000
/** A library that cleans up at the end (when-exit, in conf) raises the signal again at once; a person takes longer, in ms. */
const ECHO_MS = 400

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

  const words = createDoorWords(() => systemLanguages(process.env))
  const settings = createSettingsFile(data, () => new Conf({ cwd: data, projectName: 'Lectern' }))
  const core = await createCore({
    dataDir: data,
    shelf: resolve(unpacked(root), 'resources/library'),
    host: { guide: resolve(unpacked(root), 'resources/guide') },
    parseWorker: resolve(import.meta.dirname, `parse-worker${extname(import.meta.filename)}`),
    settings: {
      ...settings,
      async write(changed) {
        words.speak(changed.language)
        await settings.write(changed)
      }
    }
  })
  words.speak((await settings.read() as { language?: unknown }).language)
  const web = await startWeb({ core, pageDir: resolve(root, 'out/renderer'), port: options.port, host: options.host, say: words.sayMessage }).catch(async (error: unknown) => {
    await core.close()
    throw error
  })
  stopOnSignals(async () => {
    await web.close()
    await core.close()
  })

  let place = ''
  const open = createOpener({
    addFolders: (paths) => openFolders(createRouterClient(core.router), paths),
    openPath: core.openPath,
    findNote: async (id) => core.findNote(id),
    show(route) { if (route !== null) place = `&to=${encodeURIComponent(route)}` },
    tell(problems) { for (const problem of problems) console.error(problem) },
    remember: () => undefined
  })
  await open({ libraries: options.libraries, paths: options.paths, links: [], newWindow: false })
  // The ticket stands in the fragment, which no request and no log ever carries.
  const address = (lifeMs?: number) => `${web.origin}#ticket=${web.issueTicket(lifeMs)}${place}`
  console.log(`Lectern is at ${address()}`)
  if (options.open) openBrowser(address(BROWSER_START_MS))
}


interface Options { libraries: string[]; paths: string[]; port?: number; host?: LoopbackHost; data?: string; open: boolean }

function readOptions(): Options {
  const { values, positionals } = parse()
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    misuse(`"${String(values.port)}" is not a port: give a number from 1 to 65535.`)
  }
  const { host } = values
  if (host !== undefined && !isLoopback(host)) {
    misuse(`Lectern does not listen on "${host}": who reaches it can read and write your notes, so it serves this machine alone. To read from another one, use a tunnel such as ssh -L.`)
  }
  return { paths: positionals.map((path) => resolve(path)), host, libraries: (values.library ?? []).map((folder) => resolve(folder)), port, data: values.data, open: !values['no-open'] }
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        library: { type: 'string', multiple: true },
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' }
      }
    })
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error))
  }
}

function isLoopback(host: string): host is LoopbackHost {
  return Object.hasOwn(LOOPBACK, host)
}

function misuse(message: string): never {
  console.error(`${message}\n\n${USAGE}`)
  process.exit(2)
}

/** Stops in order on the first signal, at once on the second. */
function stopOnSignals(stop: () => Promise<void>) {
  let stopping: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping !== null) {
        if (performance.now() - stopping > ECHO_MS) process.exit(1)
        return
      }
      stopping = performance.now()
      void stop().finally(() => process.exit(0))
    })
  }
}
