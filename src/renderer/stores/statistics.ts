import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Statistics } from '../../shared/model.ts'
import { api } from '../api.ts'
import { createProblem } from './failure.ts'
import { useToastsStore } from './toasts.ts'

/** What the reader did in the last weeks, and the time that is added to it. */
export const useStatisticsStore = defineStore('statistics', () => {
  const toasts = useToastsStore()
  const statistics = shallowRef<Statistics | null>(null)
  const problem = createProblem()

  async function load(): Promise<void> {
    try {
      statistics.value = await api.getStatistics({})
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Adds time that was spent in a post. What cannot be recorded is no reason to disturb the reading. */
  async function record(postId: string, seconds: number): Promise<void> {
    try {
      await api.recordReading({ id: postId, seconds })
    } catch { /* the page of statistics is less for it */ }
  }

  /** Deletes the recorded times. @returns whether they are deleted; the reader is told where not */
  async function clear(): Promise<boolean> {
    try {
      await api.deleteStatistics()
    } catch (error) {
      toasts.fail(error)
      return false
    }
    if (statistics.value) await load()
    return true
  }

  return { statistics, problem, load, record, clear }
})
