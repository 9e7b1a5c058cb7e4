import { t } from '../lib/words.ts'
import { useHistoryStore, type Went } from '../stores/history.ts'
import { useToastsStore } from '../stores/toasts.ts'
import type { CommandHandlers } from './use-keys.ts'

/**
 * The keys that go back and forth in the one history of annotations.
 * @param tell tells the reader of what happened in sight and answers true; of all else a message tells
 */
export function useUndoKeys(tell: (went: Went) => boolean = () => false): CommandHandlers {
  const history = useHistoryStore()
  const toasts = useToastsStore()

  function undo(): boolean {
    const went = history.undo()
    if (went && !went.told && !tell(went)) toasts.show(() => t('notes.undoneInPost'), { action: { label: () => t('notes.redo'), run: redo } })
    return went !== null
  }

  function redo(): boolean {
    const went = history.redo()
    if (went && !went.told && !tell(went)) toasts.show(() => t('notes.redoneInPost'), { action: { label: () => t('common.undo'), run: undo } })
    return went !== null
  }

  return { 'edit.undo': undo, 'edit.redo': redo }
}
