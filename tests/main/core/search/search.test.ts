import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../store/records.ts'
import { libraryOf, noteOn, postOf } from './library.ts'

const POSTS = {
  'noise.md': '---\ntitle: Noise schedules\ndate: 2024-05-01\ntags: [Diffusion, deep learning]\nauthor: Ada Bell\n---\nA schedule tells how noise grows.\n\n## Cosine\n\nIt is slower at the start.\n',
  'video.md': '---\ntitle: Video models\ndate: 2023-02-01\n---\nFrames share their noise.\n\n## A schedule for frames\n\nNothing else here.\n\n```python\nimport torch\n```\n',
  'tex.md': '---\ntitle: On formulas\ndate: 2022-01-01\n---\nWe write $p_{\\theta} (x)$ and\n\n$$\\operatorname{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$$\n',
  'sub/chinese.md': '---\ntitle: 扩散模型\n---\n扩散模型逐步加入噪声。用GPU训练。\n',
  'accents.md': '# Schrödinger à la café\n\nThe naïve observer ran; runners are running.\n'
}

describe('search', () => {
  it('finds words anywhere in a post, all of them', () => {
    const { paths } = libraryOf(POSTS)
    expect(paths('noise ')).toEqual(['noise.md', 'video.md'])
    expect(paths('noise cosine')).toEqual(['noise.md'])
    expect(paths('noise elephants')).toEqual([])
    expect(paths('cosine or torch').sort()).toEqual(['noise.md', 'video.md'])
    expect(paths('noise -frames')).toEqual(['noise.md'])
    expect(paths('-noise').sort()).toEqual(['accents.md', 'sub/chinese.md', 'tex.md'])
    expect(paths('"how noise grows"')).toEqual(['noise.md'])
    expect(paths('"noise grows how"')).toEqual([])
  })

  it('finds words by their stems and while they are typed', () => {
    const { paths } = libraryOf(POSTS)
    expect(paths('runs ')).toEqual(['accents.md'])
    expect(paths('"runs"')).toEqual([])
    expect(paths('sched')).toEqual(['noise.md', 'video.md'])
    expect(paths('sched ')).toEqual([])
    expect(paths('scheduling ')).toEqual(['noise.md', 'video.md'])
  })

  it('finds words in any script, with and without accents', () => {
    const { paths } = libraryOf(POSTS)
    for (const query of ['schrodinger', 'Schrödinger', 'cafe', 'naive', '模型', '散', '散模', 'GPU', '加入噪声']) {
      expect(paths(query), query).toEqual([/[a-z]/i.test(query) && query !== 'GPU' ? 'accents.md' : 'sub/chinese.md'])
    }
    expect(paths('模散')).toEqual([])
  })

  it('finds Kana, Hangul and Thai', () => {
    const { paths } = libraryOf({ 'ja.md': '# ラベル\n\nこのラベルを付ける。', 'ko.md': '# 확산\n\n이미지를 만든다', 'th.md': '# ไทย\n\nการเรียนรู้ของเครื่อง' })
    expect([paths('ラベル'), paths('付け'), paths('이미지'), paths('지'), paths('เรียนรู้')]).toEqual([['ja.md'], ['ja.md'], ['ko.md'], ['ko.md'], ['th.md']])
  })

  it('finds formulas whatever spaces and braces they have', () => {
    const { paths, page } = libraryOf(POSTS)
    for (const query of ['p_\\theta', 'p_{\\theta}(x)', '\\softmax', 'tex:softmax(z)', '\\frac{e^{z_i}}', 'theta']) expect(paths(query), query).toEqual(['tex.md'])
    for (const query of ['p_\\phi', 'tex:formulas', '\\softmin']) expect(paths(query), query).toEqual([])
    expect(page('p_\\theta').hits[0]?.matches).toMatchObject([{ kind: 'tex', span: { start: 9, end: 23 } }])
  })

  it('knows fields and filters', () => {
    const { paths, store } = libraryOf(POSTS)
    store.saveMarks(idOf('video.md'), { notes: 0, progress: 0.4, lastRead: '2026-01-01T00:00:00Z' })
    store.saveMarks(idOf('tex.md'), { notes: 0, progress: 1, lastRead: '2026-01-01T00:00:00Z' })
    expect(paths('title:noise')).toEqual(['noise.md'])
    expect(paths('tag:diffusion')).toEqual(['noise.md'])
    expect(paths('tag:"deep learning"')).toEqual(['noise.md'])
    expect(paths('author:bell')).toEqual(['noise.md'])
    expect(paths('code:import')).toEqual(['video.md'])
    expect(paths('code:noise')).toEqual([])
    expect(paths('in:sub')).toEqual(['sub/chinese.md'])
    expect(paths('in:posts noise')).toEqual(['noise.md', 'video.md'])
    expect(paths('after:2023 before:2024')).toEqual(['video.md'])
    expect(paths('is:reading')).toEqual(['video.md'])
    expect(paths('is:read')).toEqual(['tex.md'])
    expect(paths('noise -is:reading')).toEqual(['noise.md'])
    expect(paths('is:read or is:reading').sort()).toEqual(['tex.md', 'video.md'])
    expect(paths('noise', { folderId: 'ffffffff' })).toEqual([])
  })

  it('tells where the matches are', () => {
    const { page, store } = libraryOf(POSTS)
    const [hit] = page('schedule frames').hits
    const text = store.text(idOf('video.md'))?.text ?? ''
    expect(hit?.post.path).toBe('video.md')
    const heading = hit?.matches.find(({ kind }) => kind === 'heading')
    expect(heading).toMatchObject({ headings: ['A schedule for frames'] })
    expect(text.slice(heading?.span?.start, heading?.span?.end)).toBe('schedule')
    expect(heading?.marks.map(({ start, end }) => heading.snippet.slice(start, end))).toEqual(['schedule', 'frames'])
    expect(page('title:video').hits[0]?.matches).toEqual([
      { kind: 'title', headings: [], snippet: 'Video models', marks: [{ start: 0, end: 5 }], span: null, noteId: null }
    ])
    expect(page('diffusion').hits[0]?.matches).toMatchObject([{ kind: 'tag', snippet: 'Diffusion', marks: [{ start: 0, end: 9 }] }])
    expect(page('torch').hits[0]?.matches).toMatchObject([{ kind: 'code', headings: ['A schedule for frames'] }])
  })

  it('marks a caption as one', () => {
    const { page } = libraryOf({ 'a.md': 'Words.\n\n<figure><img src="x.png" alt="A chart"><figcaption>How error falls with $n$</figcaption></figure>\n' })
    expect(page('error').hits[0]?.matches).toMatchObject([{ kind: 'caption', snippet: expect.stringContaining('How error falls') as string }])
  })

  it('suggests words that the library has where nothing matches', () => {
    const { page } = libraryOf(POSTS)
    expect(page('shcedule').suggestion).toBe('schedule')
    expect(page('nois shedule ').suggestion).toBe('noise schedule')
    expect(page('title:niose').suggestion).toBe('title:noise')
    expect(page('qqqqqqqq').suggestion).toBeNull()
    expect(page('schedule').suggestion).toBeNull()
  })

  it('answers an empty query with nothing', () => {
    const { page } = libraryOf(POSTS)
    for (const query of ['', '   ', '"', '-', '*', '...']) expect(page(query), query).toMatchObject({ hits: [], total: 0, suggestion: null })
  })

  it('never fails, whatever is asked', () => {
    const { page } = libraryOf(POSTS)
    const scraps = fc.constantFrom('"', '-', ':', 'or', '(', ')', '*', '\\', '{', '_', '^', 'title:', 'tex:', 'note:', 'in:', 'is:read', 'before:2024', 'NEAR(', 'AND', 'NOT', ' ', "'", ';', '模', '\ud800', '\0', 'noise')
    fc.assert(fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }), (parts) => { page(parts.join('')) }), { numRuns: 80 })
  })
})

describe('the index', () => {
  it('follows posts that change, go and come', () => {
    const { paths, store } = libraryOf(POSTS)
    store.savePosts([postOf('noise.md', '# Quiet\n\nSilence.')])
    expect(paths('noise ')).toEqual(['video.md'])
    expect(paths('silence')).toEqual(['noise.md'])
    store.hidePosts([idOf('video.md')])
    expect(paths('frames')).toEqual([])
    store.savePosts([postOf('video.md', POSTS['video.md'])])
    expect(paths('frames')).toEqual(['video.md'])
    store.removePosts([idOf('video.md')])
    expect(paths('frames')).toEqual([])
    store.keepFolders([])
    expect(paths('silence')).toEqual([])
  })

  it('follows a post to another path', () => {
    const { paths, store } = libraryOf(POSTS)
    store.savePosts([{ ...postOf('video.md', POSTS['video.md']), path: 'moved/clip.md' }])
    expect(paths('frames')).toEqual(['moved/clip.md'])
    expect(paths('in:moved frames')).toEqual(['moved/clip.md'])
  })
})

describe('notes in search', () => {
  const notes = [
    noteOn('video.md', { quote: 'Frames share', comment: 'Why would elephants **matter**?', tags: ['Later'], colour: 'green', start: 0 }),
    noteOn('tex.md', { quote: 'We write', comment: 'Zebras here.', colour: 'blue' })
  ]
  const annotated = () => {
    const library = libraryOf(POSTS)
    notes.forEach(library.store.saveNote)
    for (const path of ['video.md', 'tex.md']) library.store.saveMarks(idOf(path), { notes: 1, progress: 0, lastRead: null })
    return library
  }

  it('find their posts by quote, comment and tags', () => {
    const { page, paths } = annotated()
    expect(paths('elephants')).toEqual(['video.md'])
    expect(paths('note:frames')).toEqual(['video.md'])
    expect(paths('note:later or note:zebra').sort()).toEqual(['tex.md', 'video.md'])
    expect(paths('note:elephants noise')).toEqual(['video.md'])
    expect(paths('note:elephants cosine')).toEqual([])
    expect(paths('-note:elephants noise')).toEqual(['noise.md'])
    expect(page('elephants').hits[0]?.matches).toMatchObject([{ kind: 'note', noteId: 'note-video.md', span: { start: 0, end: 12 } }])
    expect(page('elephants')).toMatchObject({ total: 1 })
  })

  it('filter by colour', () => {
    const { paths } = annotated()
    expect(paths('color:green')).toEqual(['video.md'])
    expect(paths('color:green or color:blue').sort()).toEqual(['tex.md', 'video.md'])
    expect(paths('color:pink')).toEqual([])
  })

  it('are forgotten when they are deleted or rewritten, and replaced folder by folder', () => {
    const { paths, store } = annotated()
    store.saveNote({ ...notes[0]!, comment: 'Giraffes.' })
    expect([paths('elephants'), paths('giraffes')]).toEqual([[], ['video.md']])
    store.removeNote('note-video.md')
    expect(paths('giraffes')).toEqual([])
    store.replaceNotes('0123abcd', [notes[0]!])
    expect([paths('elephants'), paths('zebras')]).toEqual([['video.md'], []])
  })
})
