// @vitest-environment happy-dom
/** What is on screen follows the language at once, and back. */
import { afterEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import NearPosts from '../../../src/renderer/components/reader/NearPosts.vue'
import PostGone from '../../../src/renderer/components/reader/PostGone.vue'
import QuietTools from '../../../src/renderer/components/reader/QuietTools.vue'
import PostRow from '../../../src/renderer/components/home/PostRow.vue'
import ImportOutcome from '../../../src/renderer/components/exchange/ImportOutcome.vue'
import { speak, t } from '../../../src/renderer/lib/words.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'
import { post } from '../support/fake-api.ts'

afterEach(() => speak('en'))

async function inChinese<T>(look: () => T): Promise<T> {
  await speak('zh-Hans')
  await nextTick()
  const seen = look()
  await speak('en')
  await nextTick()
  return seen
}

it('a sentence with an element within is ordered as the language orders it', async () => {
  const { wrapper } = await mountInPage(PostGone, { props: { path: 'quay.md' } })
  const text = () => wrapper.get('.post-gone').text()
  const before = text()
  expect(before).toMatch(/^The file of this post is gone\. quay\.md was deleted/)
  expect(await inChinese(text)).toMatch(/^此文章的文件已不在。quay\.md 已被删除/)
  expect(text()).toBe(before)
  expect(wrapper.get('strong').text()).toBe('The file of this post is gone.')
})

it('labels and titles of buttons follow', async () => {
  const { wrapper } = await mountInPage(QuietTools, { props: { alone: true, scrolling: true } })
  const labels = () => wrapper.findAll('button').map((button) => button.attributes('aria-label'))
  expect(labels()).toEqual(['Show everything again', 'Slower', 'Stop scrolling', 'Faster'])
  expect(await inChinese(labels)).toEqual(['恢复全部显示', '减速', '停止滚动', '加速'])
  expect(labels()).toEqual(['Show everything again', 'Slower', 'Stop scrolling', 'Faster'])
})

it('the row of a post tells its facts in the language', async () => {
  const { wrapper } = await mountInPage(PostRow, { props: { post: post(7, { date: '2024-04-12', updated: null, minutes: 31, notes: 14, progress: 0.42, draft: true }), index: 7 } })
  const facts = () => wrapper.findAll('.meta > :not(ul)').map((fact) => fact.text())
  expect(facts().slice(1)).toEqual(['31 min, 18 left', 'Draft', '14 notes', '42% read'])
  expect(await inChinese(facts)).toEqual(['2024年4月12日', '31 分钟，剩余 18 分钟', '草稿', '14 条笔记', '已读 42%'])
})

it('one and many are told apart in English, and counted in Chinese', async () => {
  const outcome = (unmatched: number) => mountInPage(ImportOutcome, {
    props: { report: { added: 1, known: 2, unplaced: 0, unmatched }, preview: { format: 'w3c', counts: {}, items: [] } }
  })
  const { wrapper } = await outcome(1)
  const lines = () => wrapper.findAll('.outcome > p').map((line) => line.text())
  expect(lines()).toEqual([
    '1 note imported.', '2 notes were known and stayed as they are.',
    '1 note stands on posts that are not in the library. Add the folder that holds them and import the file again:'
  ])
  expect((await inChinese(lines)).slice(0, 2)).toEqual(['已导入 1 条笔记。', '2 条笔记之前已有，保持不变。'])
})

it('a list that is cut says so', async () => {
  const posts = Array.from({ length: 8 }, (_, n) => ({ id: String(n), title: `Post ${String(n)}`, date: '2024-01-01', minutes: 4, finished: n === 0 ? '2024-02-01' : null }))
  const { wrapper } = await mountInPage(NearPosts, { props: { title: 'Related', posts } })
  const said = () => [wrapper.get('li span').text(), wrapper.get('button').text()]
  expect(said()).toEqual(['2024 · 4 min · Read', 'All 8'])
  expect(await inChinese(said)).toEqual(['2024 · 4 分钟 · 已读', '全部 8 篇'])
})

it('a message that stays for a while follows, and can still be taken back', async () => {
  freshPinia()
  const toasts = useToastsStore()
  let undone = 0
  toasts.show(() => t('notes.deleted.highlight'), { action: { label: () => t('common.undo'), run: () => { undone++ } } })
  const said = () => toasts.toasts.map(({ message, action }) => [message, action?.label])
  expect(said()).toEqual([['Highlight deleted', 'Undo']])
  expect(await inChinese(said)).toEqual([['已删除高亮', '撤销']])
  await speak('zh-Hans')
  expect(toasts.undo()).toBe(true)
  expect(undone).toBe(1)
})
