import { defineStore } from 'pinia'
import { ref } from 'vue'
import { t } from '../lib/words.ts'
import { messageOf } from './failure.ts'

export interface ToastAction {
  readonly label: string
  run: () => unknown
}

/** Words, or how to say them in the language of the moment: so what stays for a while changes with the language. */
export type Said = string | (() => string)
interface Offer { label: Said; run: () => unknown }

export interface Toast {
  id: number
  readonly message: string
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
  function show(message: Said, options: { tone?: Toast['tone']; action?: Offer } = {}): number {
    const { tone = 'plain', action = null } = options
    const duration = tone === 'error' ? null : action ? ACTION_DURATION : PLAIN_DURATION
    // Named in the language that is spoken now; by the time of Ctrl+Z it may be another.
    const undoes = action !== null && inWords(action.label) === t('common.undo')
    const toast: Toast = { id: ++last, get message() { return inWords(message) }, tone, action: action && toAction(action), undoes, duration }
    const others = toasts.value.filter((other) => tone !== 'error' || other.message !== toast.message)
    toasts.value = [...others, toast].slice(-MOST)
    return toast.id
  }

  /** Tells the reader what a failed call means. */
  function fail(error: unknown): number {
    return show(() => messageOf(error), { tone: 'error' })
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

const inWords = (said: Said): string => (typeof said === 'string' ? said : said())
const toAction = ({ label, run }: Offer): ToastAction => ({ get label() { return inWords(label) }, run })
