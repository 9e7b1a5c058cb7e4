import vm from 'node:vm'

interface Box { run: () => void }

const TIMED_OUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT'
const IDLE: Box = { run: () => undefined }
const box: Box = { ...IDLE }
const context = vm.createContext(box)
const script = new vm.Script('run()')

/**
 * Runs `work` to its end, or stops it in the middle of whatever it does after `ms`. A few characters of TeX can stand
 * for millions, and a regular expression can take for ever on a short line, so checks between steps are not enough;
 * V8's own terminator, which `vm` offers, is. It runs no `catch` and no `finally` of `work`: throw away what that was
 * working on.
 * @returns false where it was stopped; what `work` throws passes through
 */
export function runWithin(work: () => void, ms: number): boolean {
  box.run = work
  try {
    script.runInContext(context, { timeout: ms })
    return true
  } catch (error) {
    // It is an error of the other context, so no `instanceof` holds.
    const isTimeout = typeof error === 'object' && error !== null && 'code' in error && error.code === TIMED_OUT
    if (isTimeout) return false
    throw error
  } finally {
    Object.assign(box, IDLE)
  }
}
