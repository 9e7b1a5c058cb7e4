import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Grade, NoteReview, ReviewCard, ReviewDay } from '../../shared/model.ts'
import { api } from '../api.ts'
import { draftOf } from './annotation-writes.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'
import { useToastsStore } from './toasts.ts'
import { useUnsavedStore } from './unsaved.ts'

const RELOAD_PAUSE = 300

/** What the reader said of a card, to be told and taken back. `days` null: not today. */
export interface Said { card: ReviewCard; grade: Grade | null; before: NoteReview | null; days: number | null }

/** The highlights of today's review, one after the other. */
export const useReviewStore = defineStore('review', () => {
  const connection = useConnectionStore()
  const toasts = useToastsStore()
  const unsaved = useUnsavedStore()
  const day = shallowRef<ReviewDay | null>(null)
  const problem = createProblem()
  const saving = ref(false)
  /** The last card that was answered; null where there is none to take back. */
  const said = shallowRef<Said | null>(null)
  let visible = false
  let turn = 0

  const card = computed(() => day.value?.cards[0] ?? null)

  async function load(): Promise<void> {
    const mine = ++turn
    try {
      const answer = await api.getReview()
      if (mine !== turn) return
      day.value = answer
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = error
    }
  }

  /** Answers the card on screen and shows the next. null: not today. What could not be saved stays. */
  async function answer(grade: Grade | null): Promise<void> {
    const current = card.value
    if (!current || saving.value) return
    saving.value = true
    try {
      const { before } = await api.gradeNote({ id: current.annotation.id, grade })
      said.value = { card: current, grade, before, days: grade === null ? null : current.days[grade] }
      await load()
    } catch (error) {
      toasts.fail(error)
    } finally {
      saving.value = false
    }
  }

  /** The last answer was a mistake: its card is on screen again. */
  async function takeBack(): Promise<void> {
    const last = said.value
    if (!last || saving.value) return
    saving.value = true
    try {
      await api.restoreReview({ id: last.card.annotation.id, review: last.before })
      said.value = null
      await load()
      // It comes first again, whatever the day's order says.
      if (day.value) day.value = { ...day.value, cards: [last.card, ...day.value.cards.filter(({ annotation }) => annotation.id !== last.card.annotation.id)] }
    } catch (error) {
      toasts.fail(error)
    } finally {
      saving.value = false
    }
  }

  /** What is typed outlives the page, until it is on disk. */
  function keepTyped({ annotation }: ReviewCard, comment: string) {
    unsaved.keep({ ...draftOf(annotation), selector: annotation.selector, comment }, annotation.comment)
  }

  /** Keeps a new comment on the card's note. */
  async function saveComment(of: ReviewCard, comment: string): Promise<void> {
    const { id, postId } = of.annotation
    if (comment === of.annotation.comment) {
      unsaved.acknowledge(of.annotation)
      return
    }
    try {
      const annotation = await api.saveAnnotation({ id, postId, comment })
      unsaved.acknowledge(annotation)
      if (day.value) day.value = { ...day.value, cards: day.value.cards.map((each) => (each.annotation.id === id ? { ...each, annotation } : each)) }
    } catch (error) {
      toasts.fail(error)
    }
  }

  function setVisible(value: boolean) {
    visible = value
    if (visible) void load()
    else said.value = null
  }

  const reload = coalesce(async () => { if (visible && !saving.value) await load() }, RELOAD_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'library:changed', 'settings:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { day, card, problem, saving, said, load, answer, takeBack, keepTyped, saveComment, setVisible }
})
