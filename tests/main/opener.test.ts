import { beforeEach, describe, expect, it } from 'vitest'
import { createInbox } from '../../src/main/inbox.ts'
import type { Launch } from '../../src/main/launch.ts'
import { createOpener } from '../../src/main/opener.ts'

const POST = '0123abcd-0123456789abcdef'
const NOTE = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
let shown: (string | null)[]
let told: string[]
let remembered: string[]
let windows: boolean[]
beforeEach(() => { [shown, told, remembered, windows] = [[], [], [], []] })

const open = (launch: Partial<Launch>) => createOpener({
  addFolders: async (paths) => ({ folderId: paths.includes('/bad') ? null : 'f0', problems: paths.includes('/bad') ? ['/bad: is not there'] : [] }),
  async openPath(path) {
    if (path.endsWith('.zip')) throw new Error('This is no post.')
    return path.endsWith('.md') ? { folderId: 'f1', postId: `p${path}` } : { folderId: 'f1', postId: null }
  },
  findNote: async (id) => (id === NOTE ? POST : null),
  show: (route, inNewWindow) => { shown.push(route); windows.push(inNewWindow) },
  tell: (problems) => { told.push(...problems) },
  remember: (path) => { remembered.push(path) }
})({ libraries: [], paths: [], links: [], newWindow: false, ...launch })

describe('opening', () => {
  it('shows a window where nothing is named', async () => {
    await open({})
    await open({ newWindow: true })
    expect(shown).toEqual([null, null])
    expect(windows).toEqual([false, true])
  })

  it('shows the post of a file, a folder, or the first folder that was added', async () => {
    await open({ paths: ['/a.md'] })
    await open({ paths: ['/posts'] })
    await open({ libraries: ['/more'] })
    await open({ libraries: ['/more'], paths: ['/a.md', '/b.md'] })
    expect(shown).toEqual(['#/post/p/a.md', '#/?folder=f1', '#/?folder=f0', '#/post/p/a.md'])
    expect(remembered).toEqual(['/a.md', '/posts', '/a.md', '/b.md'])
  })

  it('follows links to posts, and to notes on the posts that they are on', async () => {
    await open({ links: [`lectern://post/${POST}`] })
    await open({ links: [`lectern://note/${NOTE}`] })
    expect(shown).toEqual([`#/post/${POST}`, `#/post/${POST}?note=${NOTE}`])
    expect(remembered).toEqual([])
  })

  it('tells what cannot be opened, opens the rest, and repeats nothing of a link that is not ours', async () => {
    await open({ libraries: ['/bad'], paths: ['/x.zip', '/a.md'] })
    expect(told).toEqual(['/bad: is not there', '/x.zip: This is no post.'])
    expect(shown).toEqual(['#/post/p/a.md'])
    told = []
    await open({ links: ['lectern://evil/<b>pay here</b>', 'lectern:x'] })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^This is no link of Lectern's/)
    expect(shown.at(-1)).toBeNull()
  })

  it('tells of a note that is nowhere', async () => {
    await open({ links: ['lectern://note/00000000-0000-4000-8000-000000000000'] })
    expect(told[0]).toMatch(/in none of your folders/)
  })
})

it('keeps what comes before anyone can take it, in order', () => {
  const inbox = createInbox<number>()
  const taken: number[] = []
  inbox.put(1)
  inbox.put(2)
  inbox.open((item) => { taken.push(item) })
  inbox.put(3)
  expect(taken).toEqual([1, 2, 3])
})
