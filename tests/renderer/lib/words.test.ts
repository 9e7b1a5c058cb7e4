// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { formatNumber, speak, spoken, t } from '../../../src/renderer/lib/words.ts'

afterEach(() => speak('en'))

describe('words', () => {
  it('are English as long as nothing else is wanted', () => {
    expect(t('common.cancel')).toBe('Cancel')
    expect(t('common.notes', { count: 1 })).toBe('1 note')
    expect(t('common.notes', { count: 0 })).toBe('0 notes')
  })

  it('write numbers as the language does', () => {
    expect(t('common.notes', { count: 1204 })).toBe(`${new Intl.NumberFormat('en-US').format(1204)} notes`)
    expect(formatNumber(1204)).toBe('1,204')
  })

  it('change with the language, and what was made of them, too', async () => {
    const label = computed(() => t('common.notes', { count: 2 }))
    expect(label.value).toBe('2 notes')
    await speak('zh-Hans')
    expect(spoken()).toBe('zh-Hans')
    expect(label.value).toBe('2 条笔记')
    expect(document.documentElement.lang).toBe('zh-Hans')
  })

  it('are in the language that was wanted last', async () => {
    await Promise.all([speak('zh-Hans'), speak('en')])
    expect(t('common.cancel')).toBe('Cancel')
  })
})
