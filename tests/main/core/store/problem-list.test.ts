import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createStore } from '../../../../src/main/core/store/store.ts'
import { temporaryFolder } from '../folder.ts'
import { idOf, record } from './records.ts'

const warning = (code: string, line: number | null) => ({ code, message: `${code} at ${String(line)}`, line })
const query = { offset: 0, limit: 100 }

function filled() {
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  onTestFinished(() => { store.close() })
  store.savePosts([
    record('b.md', { warnings: [warning('tag-unknown', 9), warning('tag-unknown', 2), warning('link-dead', 1)], meta: { title: 'B' } }),
    record('a.md', { warnings: [warning('tag-unknown', 5), warning('front-matter-invalid', null)], meta: { title: 'A' } }),
    record('clean.md'),
    record('c.md', { folderId: 'ffffffff', warnings: [warning('link-dead', 4)], meta: { title: 'C' } })
  ])
  return store
}

it('lists problems by kind, then by post and line', () => {
  const { problems, total, kinds } = filled().problems(query)
  expect(problems.map(({ code, path, line }) => `${code} ${path}:${String(line)}`)).toEqual([
    'front-matter-invalid a.md:null', 'tag-unknown a.md:5', 'tag-unknown b.md:2', 'tag-unknown b.md:9', 'link-dead b.md:1', 'link-dead c.md:4'
  ])
  expect(problems[1]).toEqual({ postId: idOf('a.md'), title: 'A', path: 'a.md', code: 'tag-unknown', message: 'tag-unknown at 5', line: 5 })
  expect([total, kinds]).toEqual([6, [{ kind: 'file', count: 1 }, { kind: 'tags', count: 3 }, { kind: 'dead-links', count: 2 }]])
})

it('counts every kind of a folder, whichever kind and page is asked for', () => {
  const page = filled().problems({ ...query, folderId: '0123abcd', kind: 'tags', offset: 1, limit: 1 })
  expect(page).toMatchObject({ total: 3, problems: [{ path: 'b.md', line: 2 }] })
  expect(page.kinds.map(({ kind }) => kind)).toEqual(['file', 'tags', 'dead-links'])
})

it('leaves out posts whose file is gone', () => {
  const store = filled()
  store.hidePosts([idOf('b.md')])
  expect(store.problems(query).problems.map(({ path }) => path)).toEqual(['a.md', 'a.md', 'c.md'])
})
