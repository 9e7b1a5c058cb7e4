import { defineStore } from 'pinia'
import { ref } from 'vue'
import { t } from '../lib/words.ts'
import { messageOf } from './failure.ts'

export interface ToastAction {
  label: string
  run: () => unknown
}

export interface Toast {
  id: number
  message: string
  /** `error` is read out at once and stays until it is dismissed. */
  tone: 'plain' | 'error'
  action: ToastAction | null
  /** Its action takes back what was done. */
  undoes: boolean
  /** How long it stays, in ms; null: until it is dismissed. */
  duration: number | null
}

const PLAIN_DURATION = 5_000
const ACTION_DURATION = 10_000
const MOST = 4

/** Short messages at the lower edge, each with at most one action such as Undo. */
export const useToastsStore = defineStore('toasts', () => {
  const toasts = ref<Toast[]>([])
  let last = 0

  /** @returns the toast's id, for `dismiss` */
  function show(message: string, options: { tone?: Toast['tone']; action?: ToastAction } = {}): number {
    const { tone = 'plain', action = null } = options
    const duration = tone === 'error' ? null : action ? ACTION_DURATION : PLAIN_DURATION
    // Named in the language that is spoken now; by the time of Ctrl+Z it may be another.
    const undoes = action?.label === t('common.undo')
    const toast = { id: ++last, message, tone, action, undoes, duration }
    const others = toasts.value.filter((other) => tone !== 'error' || other.message !== message)
    toasts.value = [...others, toast].slice(-MOST)
    return toast.id
  }

  /** Tells the reader what a failed call means. */
  function fail(error: unknown): number {
    return show(messageOf(error), { tone: 'error' })
  }

  function dismiss(id: number) {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  /** Does what the toast offers and takes it away. */
  async function act(id: number) {
    const action = toasts.value.find((toast) => toast.id === id)?.action
    dismiss(id)
    try {
      await action?.run()
    } catch (error) {
      fail(error)
    }
  }

  /** Undoes the last thing that can be undone. @returns whether there was one */
  function undo(): boolean {
    const toast = toasts.value.findLast(({ undoes }) => undoes)
    if (toast) void act(toast.id)
    return toast !== undefined
  }

  return { toasts, show, fail, dismiss, act, undo }
})
