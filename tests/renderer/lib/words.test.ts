// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed } from 'vue'
import { formatNumber, speak, speakFirst, spoken, t } from '../../../src/renderer/lib/words.ts'

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

describe('the first words of a page', () => {
  beforeEach(() => { localStorage.clear() })
  afterEach(() => { vi.unstubAllGlobals() })

  /** What it speaks when it begins; null as long as it has not. */
  function first() {
    const seen: { began: ReturnType<typeof spoken> | null } = { began: null }
    speakFirst(() => { seen.began = spoken() })
    return seen
  }

  it('are English at once, without waiting for anything', () => {
    expect(first().began).toBe('en')
  })

  it('are in the language that was spoken last', async () => {
    await speak('zh-Hans')
    await speak('en')
    expect(first().began).toBe('en')
    localStorage.setItem('lectern:language', 'zh-Hans')
    const seen = first()
    expect(seen.began).toBeNull()
    await vi.waitFor(() => { expect(seen.began).toBe('zh-Hans') })
    expect(t('common.cancel')).toBe('取消')
    expect(localStorage.getItem('lectern:language')).toBe('zh-Hans')
  })

  it('are in the system\'s language where nothing is remembered, or nothing that Lectern speaks', async () => {
    vi.stubGlobal('navigator', { languages: ['zh-CN', 'en'] })
    localStorage.setItem('lectern:language', 'tlh')
    const seen = first()
    await vi.waitFor(() => { expect(seen.began).toBe('zh-Hans') })
    await speak('en')
    expect(first().began).toBe('en')
  })

  it('are English at once where storage is denied', () => {
    vi.stubGlobal('localStorage', { getItem() { throw new Error('denied') } })
    expect(first().began).toBe('en')
  })
})
