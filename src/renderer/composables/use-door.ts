import { onBeforeUnmount, onMounted } from 'vue'
import { COMMANDS, type CommandId } from '../../shared/commands.ts'
import { t } from '../lib/words.ts'
import { useSplitStore } from '../stores/split.ts'
import { useToastsStore } from '../stores/toasts.ts'
import { isTyping } from './key-match.ts'
import { useRunHere } from './use-split.ts'

const isCommand = (id: string): id is CommandId => COMMANDS.some((command) => command.id === id)

/** What comes from outside the page: commands of native menus, and files that are dropped on it. */
export function useDoor(): void {
  const toasts = useToastsStore()
  const split = useSplitStore()
  const runHere = useRunHere()

  function run(id: string) {
    if (!isCommand(id)) return
    // A field has its own undo, which a menu, unlike its keys, does not reach by itself.
    if ((id === 'edit.undo' || id === 'edit.redo') && undoTyping(id === 'edit.redo')) return
    if (!runHere(id)) toasts.show(() => t('common.nothingToActOn', { command: t(`commands.${id}`) }))
  }
  /** In the page first: a dialog lies over both sides. @returns false where nobody types */
  function undoTyping(redo: boolean): boolean {
    if (!isTyping(document.activeElement)) return split.side === 'other' && split.pane?.undoTyping(redo) === true
    document.execCommand(redo ? 'redo' : 'undo')
    return true
  }
  const over = (event: DragEvent) => { if (carriesFiles(event)) event.preventDefault() }
  function drop(event: DragEvent) {
    // Where a place for files is on screen, it has taken them.
    if (event.defaultPrevented || !carriesFiles(event)) return
    event.preventDefault()
    const files = [...event.dataTransfer?.files ?? []]
    if (window.lectern) for (const file of files) window.lectern.openDropped(file)
    else toasts.show(() => t('common.droppedInBrowser'))
  }

  window.lectern?.onCommand(run)
  onMounted(() => {
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('drop', drop)
  })
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
