import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { useSettingsStore } from '../../stores/settings.ts'
import type { useSelection } from './use-selection.ts'

/** Whether the selection shows what can be done with it: as the reader wants it, and not while the pen does it. */
export function usePopoverMode({ article, selection, pen }: {
  article: Ref<HTMLElement | null>
  selection: ReturnType<typeof useSelection>
  pen: Readonly<Ref<boolean>>
}) {
  const store = useSettingsStore()
  /** The context menu of this selection was asked for. */
  const asked = ref(false)

  /** With Shift the browser shows its own menu. */
  function onContextMenu(event: MouseEvent) {
    if (store.settings.selectionPopover !== 'menu' || event.shiftKey || !(event.target instanceof Node) || !article.value?.contains(event.target)) return
    if (!selection.selected.value) return
    event.preventDefault()
    asked.value = true
  }

  watch(selection.selected, (selected) => { if (!selected) asked.value = false })
  onMounted(() => { document.addEventListener('contextmenu', onContextMenu) })
  onBeforeUnmount(() => { document.removeEventListener('contextmenu', onContextMenu) })

  return computed(() => selection.selected.value !== null && !pen.value && (store.settings.selectionPopover === 'always' || asked.value))
}
