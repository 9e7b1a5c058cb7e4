import { beforeEach, describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import type { Session } from './session.ts'

/** What the list of problems promises through every door. @param connection of the test that runs */
export function problemsSpec(connection: () => { api: Api; session: Session }): void {
  describe('problems', () => {
    let api: Api
    let session: Session
    beforeEach(() => { ({ api, session } = connection()) })

    it('are listed over the library by kind, with posts and lines, filtered and cut into pages', async () => {
      const { id } = await session.addFolder({
        'broken.md': '---\ntitle: [unclosed\n: : :\n---\nStill readable.\n',
        'tags.md': '# Tags\n\n{% nonsense %}\n\n[Nowhere](#nowhere)\n\n{% rubbish %}\n'
      })
      const all = await api.listProblems({})
      expect(all.problems.map(({ title, path, code, line }) => [title, path, code, line])).toEqual([
        [(await session.find('broken.md')).title, 'broken.md', 'front-matter-invalid', expect.any(Number)],
        ['Tags', 'tags.md', 'tag-unknown', 3],
        ['Tags', 'tags.md', 'tag-unknown', 7],
        ['Tags', 'tags.md', 'link-dead', 5]
      ])
      expect(all).toMatchObject({ total: 4, kinds: [{ kind: 'file', count: 1 }, { kind: 'tags', count: 2 }, { kind: 'dead-links', count: 1 }] })
      expect(all.problems[1]).toMatchObject({ postId: (await session.find('tags.md')).id, message: expect.stringContaining('nonsense') as string })
      expect(await api.listProblems({ folderId: id, kind: 'tags', offset: 1, limit: 1 })).toMatchObject({ total: 2, kinds: all.kinds, problems: [{ line: 7 }] })
      expect(await api.listProblems({ folderId: 'ffffffff' })).toEqual({ total: 0, kinds: [], problems: [] })
    })
  })
}
