import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The command line was wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** `parseArgs` that knows exactly one path and answers with a UsageError where the words do not fit. */
export function parseCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], what: string, options: T) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [path, extra] = positionals
    if (path === undefined) throw new UsageError(`name the ${what}.`)
    if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many; quote a path that holds spaces.`)
    return { path, values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
