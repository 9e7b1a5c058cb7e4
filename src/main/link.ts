/**
 * Calls between the door and the core's thread over a message port: each side offers a few functions and calls the
 * other's. Errors keep their message and code. A call that can no longer be answered is rejected.
 */
import { MessagePort } from 'node:worker_threads'
import { ERRORS, LecternError, type ErrorCode } from '../shared/errors.ts'

type Functions<T> = { [K in keyof T]: (...args: never[]) => unknown }

/** The functions of the other side, as seen from here: all of them asynchronous. */
export type Remote<T extends Functions<T>> = {
  [K in keyof T]: (...args: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>>
}

/** What a link needs of a Worker, a MessagePort or `parentPort`. */
export interface LinkEnd {
  postMessage: (message: unknown, transfer?: readonly MessagePort[]) => void
  on: (event: 'message', listener: (message: unknown) => void) => unknown
}

export interface Link<T extends Functions<T>> {
  remote: Remote<T>
  /** Rejects every call that waits for an answer, and every later one. */
  cut: (reason: Error) => void
}

interface Failure { message: string; code?: string }
type Message =
  | { call: string; id: number; args: unknown[] }
  | { answer: number; value?: unknown; failure?: Failure }

/** @param ours what this side offers; ports among the arguments of a call are handed over */
export function createLink<Theirs extends Functions<Theirs>, Ours extends Functions<Ours>>(
  end: LinkEnd, ours: Ours
): Link<Theirs> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  let broken: Error | null = null

  end.on('message', (message) => {
    const received = message as Message
    if ('call' in received) void answer(received)
    else settle(received)
  })

  async function answer({ call, id, args }: Extract<Message, { call: string }>) {
    try {
      const offered = Object.hasOwn(ours, call) ? ours[call as keyof Ours] : undefined
      if (!offered) throw new Error(`Nothing is called "${call}" here.`)
      end.postMessage({ answer: id, value: await offered(...(args as never[])) })
    } catch (error) {
      end.postMessage({ answer: id, failure: toFailure(error) })
    }
  }

  function settle({ answer: id, value, failure }: Extract<Message, { answer: number }>) {
    const call = waiting.get(id)
    waiting.delete(id)
    if (failure) call?.reject(fromFailure(failure))
    else call?.resolve(value)
  }

  function call(name: string, args: unknown[]): Promise<unknown> {
    if (broken) return Promise.reject(broken)
    const id = ++last
    const answered = Promise.withResolvers<unknown>()
    waiting.set(id, answered)
    end.postMessage({ call: name, id, args }, args.filter((arg) => arg instanceof MessagePort))
    return answered.promise
  }

  return {
    remote: new Proxy({} as Remote<Theirs>, {
      get: (_target, name) => typeof name === 'string' && name !== 'then'
        ? (...args: unknown[]) => call(name, args)
        : undefined
    }),
    cut(reason) {
      broken = reason
      for (const { reject } of waiting.values()) reject(reason)
      waiting.clear()
    }
  }
}

function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { message: error.message, code }
}

function fromFailure({ message, code }: Failure): Error {
  if (code && Object.hasOwn(ERRORS, code)) return new LecternError(code as ErrorCode, message)
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}
