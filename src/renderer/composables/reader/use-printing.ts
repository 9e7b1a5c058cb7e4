import { nextTick, onBeforeUnmount, onMounted, ref } from 'vue'
import { wearPaper } from '../../dom/print-theme.ts'
import { t } from '../../lib/words.ts'
import { useToastsStore } from '../../stores/toasts.ts'
import { useKeys } from '../use-keys.ts'

/** Prints the open post, or saves it as PDF where a door can, with or without its notes. */
export function usePrinting(title: () => string) {
  const toasts = useToastsStore()
  /** The notes stand below the text, on paper only. */
  const withNotes = ref(false)
  const bridge = window.lectern
  let takeOff: (() => void) | null = null
  // However printing was begun: by a command, or by the browser's own menu.
  const before = () => { takeOff ??= wearPaper(document.documentElement) }
  const after = () => {
    takeOff?.()
    takeOff = null
  }
  onMounted(() => {
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
  })
  onBeforeUnmount(() => {
    after()
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  })

  const begin = async (notes: boolean) => {
    withNotes.value = notes
    await nextTick()
  }
  async function print(notes: boolean) {
    await begin(notes)
    window.print()
  }
  async function savePdf(notes: boolean) {
    await begin(notes)
    if (await bridge?.savePdf(title())) toasts.show(() => t('reader.savedPdf'))
  }
  useKeys({
    'post.print': () => { void print(false) },
    'post.print-notes': () => { void print(true) },
    ...(bridge && {
      'post.pdf': () => { void savePdf(false) },
      'post.pdf-notes': () => { void savePdf(true) }
    })
  })
  return { withNotes }
}
