import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The command line was wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** `parseArgs` that knows exactly one path and answers with a UsageError where the words do not fit. */
export function parseCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], what: string, options: T) {
  const { paths, values } = parseWords(args, [what], options)
  return { path: paths[0] ?? '', values }
}

/** The same for as many paths as are named in `what`. */
export function parseWords<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], what: readonly string[], options: T) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const missing = what[positionals.length]
    if (missing !== undefined) throw new UsageError(`name the ${missing}.`)
    const extra = positionals[what.length]
    if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many; quote a path that holds spaces.`)
    return { paths: positionals, values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
