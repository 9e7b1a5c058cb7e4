import { mapEventIterator, ORPCError } from '@orpc/client'
import { isAsyncIteratorObject } from '@orpc/shared'
import { ERRORS, LecternError, type ErrorCode } from '../../shared/errors.ts'

/** Runs a method of the API so that whatever it throws, at once or while it streams, is fit to cross a door. */
export async function withApiErrors<T extends { output: unknown }>(run: () => Promise<T>, method: string, signal?: AbortSignal): Promise<T> {
  const map = (error: unknown) => toApiError(error, method, signal)
  try {
    const result = await run()
    const { output } = result
    if (!isAsyncIteratorObject(output)) return result
    return { ...result, output: mapEventIterator(output, { value: (value) => Promise.resolve(value), error: (error) => Promise.resolve(map(error)) }) }
  } catch (error) {
    throw map(error)
  }
}

function toApiError(error: unknown, method: string, signal?: AbortSignal): Error {
  if (error instanceof LecternError) return defined(error.code, error.message, error)
  if (signal?.aborted) return defined('CANCELLED', ERRORS.CANCELLED.message, error)
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR' && error.code !== 'EVENT_ITERATOR_VALIDATION_FAILED') return error
  logDefect(error, method)
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Lectern made a mistake and could not do this. Your files and notes are safe.', cause: error
  })
}

const defined = (code: ErrorCode, message: string, cause: unknown) =>
  new ORPCError(code, { defined: true, status: ERRORS[code].status, message, cause })

/** Tells where a defect is, but not its message: that may hold what stands in the reader's files. */
function logDefect(error: unknown, method: string): void {
  const name = error instanceof Error ? error.name : typeof error
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  process.stderr.write(`Lectern: ${method} failed with ${name}\n${frames.map((frame) => `${frame}\n`).join('')}`)
}
