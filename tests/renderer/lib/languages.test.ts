// @vitest-environment happy-dom
/** What the reader sees of a post, in both languages: dates, counts, and sentences that are put together. */
import { afterEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { COLOUR_NAMES } from '../../../src/renderer/composables/reader/colour-names.ts'
import { formatNoteDate } from '../../../src/renderer/composables/reader/note-date.ts'
import { noteLabel } from '../../../src/renderer/composables/reader/note-label.ts'
import { sayPostWords } from '../../../src/renderer/dom/post-words.ts'
import { changesInWords } from '../../../src/renderer/lib/changes-in-words.ts'
import { partsOf } from '../../../src/renderer/lib/filter-names.ts'
import { formatDate, formatMonth, formatPeriod, formatProgress, formatWait } from '../../../src/renderer/lib/format.ts'
import { labelOf } from '../../../src/renderer/lib/note-words.ts'
import { EVERYTHING } from '../../../src/renderer/lib/post-filter.ts'
import { speak } from '../../../src/renderer/lib/words.ts'
import type { Annotation, BlockChange } from '../../../src/shared/model.ts'

afterEach(() => speak('en'))

const note = (fields: { kind?: Annotation['kind']; exact?: string; suffix?: string; comment?: string }) => ({
  kind: fields.kind ?? 'highlight', comment: fields.comment ?? '', selector: { quote: { prefix: '', exact: fields.exact ?? '', suffix: fields.suffix ?? '' } }
}) as Annotation

describe('dates and counts', () => {
  it('are written as the language writes them', async () => {
    await speak('zh-Hans')
    expect([formatDate('2024-04-12'), formatPeriod('2024-05'), formatMonth('2024-05'), formatPeriod('2024'), formatPeriod('undated')])
      .toEqual(['2024年4月12日', '2024年5月', '五月', '2024', '无日期'])
    expect([40, 600].map(formatWait)).toEqual(['40 秒', '10 分钟'])
    expect([0, 0.42, 1].map(formatProgress)).toEqual(['', '已读 42%', '已读'])
    await speak('en')
    expect(formatDate('2024-04-12')).toMatch(/Apr/)
    expect([formatProgress(0.42), formatWait(40)]).toEqual(['42% read', '40 s'])
  })

  it('of notes leave the year out in the same year only', async () => {
    await speak('zh-Hans')
    const now = new Date('2024-06-01T12:00:00Z')
    expect(formatNoteDate('2024-03-12T12:00:00Z', now)).toBe('3月12日')
    expect(formatNoteDate('2023-03-12T12:00:00Z', now)).toBe('2023年3月12日')
  })

  it('change where they stand when the language does', async () => {
    const shown = computed(() => `${formatDate('2024-04-12')} ${formatProgress(0.42)} ${COLOUR_NAMES.yellow}`)
    expect(shown.value).toMatch(/Apr.* 42% read Yellow$/)
    await speak('zh-Hans')
    expect(shown.value).toBe('2024年4月12日 已读 42% 黄色')
  })
})

describe('what notes are called', () => {
  it('is told in both languages, with the words of the post as they stand', async () => {
    const notes = [note({ exact: 'ropes' }), note({ exact: 'ropes', comment: 'Twelve.' }), note({ kind: 'bookmark', suffix: 'the quay' }), note({ kind: 'page' })]
    expect(notes.map(noteLabel)).toEqual(['Highlight on “ropes”', 'Note on “ropes”', 'Bookmark at “the quay”', 'Note on the whole post'])
    expect(labelOf(note({ kind: 'bookmark', suffix: 'the quay' }))).toBe('Before “the quay…”')
    await speak('zh-Hans')
    expect(notes.map(noteLabel)).toEqual(['“ropes”上的高亮', '“ropes”上的笔记', '“the quay”处的书签', '关于整篇文章的笔记'])
    expect(labelOf(note({ kind: 'bookmark', suffix: 'the quay' }))).toBe('“the quay…”之前')
  })

  it('takes signs in quoted words that mean something in messages for what they are', () => {
    expect(noteLabel(note({ exact: 'a | b {c} @d' }))).toBe('Highlight on “a | b {c} @d”')
  })
})

it('tells what changed as each language orders it', async () => {
  const change = (change: BlockChange['change'], block: BlockChange['block'], section: string) => ({ change, block, section })
  const found = [change('added', 'paragraph', 'Speed'), change('added', 'paragraph', 'Speed'), change('reworded', 'paragraph', 'Ice'), change('removed', 'formula', ''), change('removed', 'code', '')]
  expect(changesInWords(found)).toBe('2 paragraphs added in “Speed”, 1 reworded in “Ice”, 1 formula and 1 code block removed')
  await speak('zh-Hans')
  expect(changesInWords(found)).toBe('“Speed”中新增 2 个段落，“Ice”中改写 1 处，删除 1 个公式和 1 个代码块')
})

it('names the parts of a filter', async () => {
  const names = () => partsOf({ ...EVERYTHING, shelf: 'unread', marks: ['changed'], period: 'undated', tags: ['maths'] }, () => '').map(({ name }) => name)
  expect(names()).toEqual(['Unread', 'Changed since read', 'maths', 'Without a date'])
  await speak('zh-Hans')
  expect(names()).toEqual(['未读', '读后有更改', 'maths', '无日期'])
})

it('says anew what Lectern itself put into a post, and leaves the words of the post', async () => {
  const post = document.createElement('section')
  post.innerHTML = '<h2>Ice<a class="anchor" data-skip href="#a" aria-label="Link to this section">#</a></h2>' +
    '<figure class="code"><figcaption data-skip>python<button type="button" data-action="copy">Copy</button></figcaption><pre>Copy</pre></figure>' +
    '<figure><img alt="A quay"><button type="button" data-action="zoom" data-skip aria-label="Enlarge: A quay"></button></figure>' +
    '<p><span class="image-missing">quay.png</span> <span class="task" data-skip role="img" aria-label="Done">☑</span></p>'
  const said = () => [
    post.querySelector('.anchor')?.getAttribute('aria-label'), post.querySelector('figcaption button')?.textContent, post.querySelector('pre')?.textContent,
    post.querySelector('[data-action="zoom"]')?.getAttribute('aria-label'), post.querySelector<HTMLElement>('.image-missing')?.dataset.said, post.querySelector('.task')?.getAttribute('aria-label')
  ]
  await speak('zh-Hans')
  sayPostWords(post)
  expect(said()).toEqual(['此节的链接', '复制', 'Copy', '放大：A quay', '图片缺失', '已完成'])
  await speak('en')
  sayPostWords(post)
  expect(said()).toEqual(['Link to this section', 'Copy', 'Copy', 'Enlarge: A quay', 'Picture missing', 'Done'])
})

it('says why something in a post is shown as it is, and what stands in the place of pictures, as long as that is Lectern\'s own', async () => {
  const post = document.createElement('section')
  post.innerHTML = '<span class="unknown-tag" title="Lectern does not know this tag, so its source is shown.">{{&lt; x &gt;}}</span>' +
    '<a class="dead" title="This link leads to nothing in the library.">there</a>' +
    '<span class="reference" title="No post of this folder has the label “fig-a”.">fig-a</span>' +
    '<a class="image-remote" data-text="A quay" title="Not loaded: https://example.com/q.png" href="https://example.com/q.png">Image on example.com: A quay</a>' +
    '<span class="image-missing" data-text="" title="Sound: not shown here.">Sound</span>' +
    '<span class="image-missing" data-text="Sound" title="There is no file quay.png here.">quay.png: Sound</span>' +
    '<abbr title="Sound">S</abbr>'
  const elements = [...post.children] as HTMLElement[]
  const said = () => elements.map((element) => [element.title, element.textContent])
  const english = said()
  await speak('zh-Hans')
  sayPostWords(post)
  const chinese = said()
  for (const at of [0, 1, 2, 3, 4]) expect(chinese[at]?.[0], english[at]?.[0]).toMatch(/\p{Script=Han}/u)
  expect(chinese[2]?.[0]).toContain('fig-a')
  expect(chinese.map(([, text]) => text)).toEqual(['{{< x >}}', 'there', 'fig-a', '网络图片：example.com: A quay', '声音', 'quay.png: Sound', 'S'])
  expect(chinese[6]).toEqual(['Sound', 'S'])
  // A copy of it, as in a preview, knows the English one, too.
  const copy = post.cloneNode(true) as HTMLElement
  await speak('en')
  sayPostWords(post)
  sayPostWords(copy)
  expect(said()).toEqual(english)
  expect(([...copy.children] as HTMLElement[]).map((element) => [element.title, element.textContent])).toEqual(english)
})
