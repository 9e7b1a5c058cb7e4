import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../../src/main/core/library/list-files.ts'
import type { StoredFile } from '../../../../src/main/core/store/post-table.ts'
import { compare, type Scope } from '../../../../src/main/core/sync/compare.ts'

const onDisk = (path: string, size = 1): [string, SourceFile] => [path, { path, size, mtime: 1 }]
const stored = (path: string, part: Partial<StoredFile> = {}): StoredFile => ({ id: path, path, hash: 'h', size: 1, mtime: 1, gone: false, ...part })
const compared = (disk: [string, SourceFile][], known: StoredFile[], scope: Scope = 'all', blind: string[] = []) => {
  const { fresh, vanished } = compare(new Map(disk), known, scope, blind)
  return { fresh: fresh.map(({ file }) => file.path), vanished: vanished.map(({ path }) => path) }
}

describe('compare', () => {
  it('tells what is new, what is different and what is gone', () => {
    expect(compared([onDisk('same'), onDisk('larger', 2), onDisk('new')], [stored('same'), stored('larger'), stored('gone')]))
      .toEqual({ fresh: ['larger', 'new'], vanished: ['gone'] })
  })

  it('says nothing of posts below a folder that could not be read', () => {
    expect(compared([], [stored('closed/a'), stored('closed/b/c'), stored('closed-not/d')], 'all', ['closed']).vanished).toEqual(['closed-not/d'])
    expect(compared([], [stored('a')], 'all', ['']).vanished).toEqual([])
  })

  it('looks at nothing outside its scope', () => {
    expect(compared([], [stored('in/a'), stored('inner/b'), stored('file')], ['in', 'file']).vanished).toEqual(['in/a', 'file'])
  })

  it('takes a post that came back as new, and one that is still gone as nothing', () => {
    expect(compared([onDisk('back')], [stored('back', { gone: true }), stored('away', { gone: true })])).toEqual({ fresh: ['back'], vanished: [] })
  })
})
