/** DOOR 3: the terminal. Exit codes: 0 fine, 1 the work failed, 2 wrong usage. Results go to stdout, the rest to stderr. */
import { isDefinedError } from '@orpc/client'
import { LecternError } from '../shared/errors.ts'
import { anchor } from './cli/anchor.ts'
import { doctor } from './cli/doctor.ts'
import { exportLibrary } from './cli/export.ts'
import { importFile } from './cli/import.ts'
import { list } from './cli/list.ts'
import { COMMAND_NAMES, HELP_NAMES } from './cli/names.ts'
import { notes } from './cli/notes.ts'
import { render } from './cli/render.ts'
import { scan } from './cli/scan.ts'
import { search } from './cli/search.ts'
import { UsageError } from './cli/usage-error.ts'
import { web } from './cli/web.ts'

/** Takes the arguments after its name; resolves to what is printed on stdout. */
type Command = (args: string[]) => Promise<string>

const COMMANDS: Record<(typeof COMMAND_NAMES)[number], { run: Command; usage: string }> = {
  scan: { run: scan, usage: 'lectern scan <folder> [--json]' },
  list: { run: list, usage: 'lectern list <folder> [--shelf unread|reading|read] [--annotated] [--changed] [--tag <tag>]... [--author <name>] [--period <yyyy or yyyy-mm>] [--words <words>] [--sort date|updated|title|length|read|progress|notes] [--json]' },
  search: { run: search, usage: 'lectern search "<query>" --library <folder> [--limit <n>] [--json]' },
  render: { run: render, usage: 'lectern render <file> [--library <folder>] [--json | --html | --text]' },
  notes: { run: notes, usage: 'lectern notes <folder> [--json] [--data <folder>]' },
  anchor: { run: anchor, usage: 'lectern anchor <old-file> <new-file> --annotations <w3c.json> [--quote-only] [--json]' },
  doctor: { run: doctor, usage: 'lectern doctor <folder> [--json] [--rebuild] [--compact] [--data <folder>]' },
  export: { run: exportLibrary, usage: 'lectern export --format markdown|w3c|hypothesis|readwise|anki|html|csv|bibtex <library> [--out <folder>] [--tag <tag>] [--color <colour>] [--since <date>] [--post <path>] [--template <file>] [--single]' },
  import: { run: importFile, usage: 'lectern import <file> --library <folder> [--dry-run] [--json]' },
  web: { run: web, usage: 'lectern web [--library <folder>]... [--port <number>] [--host 127.0.0.1|localhost|::1] [--no-open] [--data <folder>] [file or folder]' }
}

const HELP = `Lectern reads and annotates folders of long technical posts.

${Object.values(COMMANDS).map(({ usage }) => `  ${usage}`).join('\n')}
`

async function main([name = '', ...args]: string[]): Promise<number> {
  if (HELP_NAMES.includes(name)) {
    console.log(HELP)
    return 0
  }
  const known = COMMAND_NAMES.find((each) => each === name)
  const command = known && COMMANDS[known]
  if (!command) {
    console.error(name === '' ? HELP : `lectern: there is no command "${name}".\n\n${HELP}`)
    return 2
  }
  try {
    const output = await command.run(args)
    await new Promise<void>((resolve) => process.stdout.write(output.endsWith('\n') ? output : `${output}\n`, () => { resolve() }))
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`lectern: ${error.message}\nUsage: ${command.usage}`)
      return 2
    }
    console.error(error instanceof LecternError || (error instanceof Error && isDefinedError(error)) ? `lectern: ${error.message}` : error)
    return 1
  }
}

// A closed pipe (`lectern scan … | head`) is the reader's wish, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { process.exit(error.code === 'EPIPE' ? 0 : 1) })
process.exitCode = await main(process.argv.slice(2))
