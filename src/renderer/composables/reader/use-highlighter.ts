import { ref, watch } from 'vue'
import { t } from '../../lib/words.ts'
import { useKeys } from '../use-keys.ts'
import type { Annotating } from './use-annotating.ts'
import type { useSelection } from './use-selection.ts'

/** The pen: while it is in the hand, every selection by pointer is highlighted at once in the colour last used. */
export function useHighlighter({ selection, annotating, announce }: {
  selection: ReturnType<typeof useSelection>
  annotating: Annotating
  announce: (message: string) => void
}) {
  const on = ref(false)

  function toggle(): boolean {
    on.value = !on.value
    announce(on.value ? t('reader.penOn') : t('reader.penOff'))
    if (on.value && selection.selected.value) annotating.mark()
    return true
  }

  watch(selection.selected, (selected) => { if (on.value && selected?.byPointer) annotating.mark() })
  useKeys({ 'note.pen': toggle })

  return { on, toggle }
}
