import { computed, shallowRef, type WritableComputedRef } from 'vue'
import { ERRORS, type ErrorCode } from '../../shared/errors.ts'
import { coreMessage, t } from '../lib/words.ts'

/** Codes of the contract, and of a core that cannot be asked: see `isApiError` in api.ts. */
export type FailureCode = ErrorCode | 'OFFLINE' | 'EXPIRED'

/** The code of a failed call; null for a defect of ours, whose own words mean nothing to a reader. */
export function codeOf(error: unknown): FailureCode | null {
  const code = field(error, 'code')
  return typeof code === 'string' && (Object.hasOwn(ERRORS, code) || code === 'OFFLINE' || code === 'EXPIRED') ? code as FailureCode : null
}

/** One sentence for the reader: what went wrong and what to do. */
export function messageOf(error: unknown): string {
  const code = codeOf(error)
  if (code === null) return t('shell.failure.inside')
  if (code === 'EXPIRED') return t('shell.failure.expired')
  const message = field(error, 'message')
  if (typeof message === 'string' && message !== '') return coreMessage(message)
  return code === 'OFFLINE' ? t('shell.failure.offline') : coreMessage(ERRORS[code].message)
}

/** What went wrong, in one sentence: the error is kept, and told in the language that is spoken. Null where all is well; read, that is `''`. */
export function createProblem(): WritableComputedRef<string, unknown> {
  const kept = shallowRef<unknown>(null)
  return computed({ get: () => kept.value === null ? '' : messageOf(kept.value), set: (error) => { kept.value = error } })
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
