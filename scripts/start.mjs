/** `npm start`: builds what is out of date and opens Lectern, in Electron where it can be had, else in the browser. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isBuilt } from './built.mjs'
import { findElectron } from './electron.mjs'
import { ended, node, passSignals, root, runScript, sparing, start } from './tools.mjs'

const USAGE = `Usage: npm start -- [options]
  --library <folder>  open this folder; may be given several times
  --browser           use the system's browser instead of a window of our own
  --no-open           only print the address for the browser
  --port <number>     the port for the browser (4777 or the next free one)
  --data <folder>     keep preferences and indexes here
  --help              show this`

/** A program that ends within this many ms could not start; its own words are on the terminal. */
const STILLBORN = 4000

process.exit(await main(options()))

function options() {
  try {
    const { values } = parseArgs({
      options: {
        library: { type: 'string', multiple: true, default: [] },
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false }
      }
    })
    if (!values.help) return values
    console.log(USAGE)
    process.exit(0)
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`)
    process.exit(2)
  }
}

async function main({ library, browser, port, data, 'no-open': noOpen }) {
  if (!isBuilt()) {
    console.log('Building …')
    const code = await runScript('build')
    if (code !== 0) return code
  }
  // npm runs scripts in the project's folder; relative paths mean the folder that npm was called in.
  const from = process.env.INIT_CWD ?? process.cwd()
  const libraries = library.flatMap((folder) => ['--library', resolve(from, folder)])
  const env = { ...process.env, ...(data && { LECTERN_DATA: resolve(from, data) }) }

  // A port and an address to print are wishes for the browser.
  if (!browser && !noOpen && port === undefined) {
    const { program, reason } = findElectron()
    const failure = program ? await runElectron(program, libraries, env) : reason
    if (failure === null) return 0
    console.log(`Electron's program could not be ${program ? 'started' : 'had'} (${failure}): starting in the browser instead.`)
  }
  const rest = [...(noOpen ? ['--no-open'] : []), ...(port === undefined ? [] : ['--port', port])]
  const web = start(node, [sparing, join(root, 'out/main/web.js'), ...libraries, ...rest], { env })
  passSignals(web)
  return ended(web)
}

/** @returns null once the reader quits, or why it did not start */
async function runElectron(program, libraries, env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  if (env.LECTERN_DATA) mkdirSync(env.LECTERN_DATA, { recursive: true })
  const began = Date.now()
  const child = start(program, [root, ...libraries], { env: rest })
  passSignals(child)
  const code = await ended(child)
  if (code !== 0 && Date.now() - began < STILLBORN) return `it ended with code ${code}`
  process.exit(code)
}
