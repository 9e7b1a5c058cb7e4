import { describe, expect, it } from 'vitest'
import { parseLaunch } from '../../src/main/launch.ts'

const NOTHING = { libraries: [], paths: [], links: [], newWindow: false }
const LINK = 'lectern://post/0123abcd-0123456789abcdef'

describe('a command line', () => {
  it('names folders to add, and files and folders to open, from where it was written', () => {
    expect(parseLaunch(['/opt/lectern', '--library', 'posts', 'a.md', '/b/c.html', '--library=more'], '/home/me'))
      .toEqual({ ...NOTHING, libraries: ['/home/me/posts', '/home/me/more'], paths: ['/home/me/a.md', '/b/c.html'] })
  })

  it('may hold switches of Chromium and of the system, which name nothing', () => {
    expect(parseLaunch(['/opt/lectern', '--allow-file-access-from-files', '--user-data-dir=/d', '-psn_0_123', '--', 'a.md'], '/h'))
      .toEqual({ ...NOTHING, paths: ['/h/a.md'] })
  })

  it('may hold addresses of files, as some desktops write them', () => {
    expect(parseLaunch(['x', 'file:///h/two%20words.md', 'file://elsewhere/x.md'], '/h').paths[0]).toBe('/h/two words.md')
  })

  it('holds the app itself while it is not packaged', () => {
    expect(parseLaunch(['/electron', '-r', '/tools/loader.js', '/src/lectern', 'a.md'], '/h', '/src/lectern').paths).toEqual(['/h/a.md'])
    expect(parseLaunch(['/electron', '.'], '/src/lectern', '/src/lectern')).toEqual(NOTHING)
  })

  it('with a link does nothing but open it: what else stands there came with it', () => {
    expect(parseLaunch(['x', LINK, '--library', '/etc', '/etc/passwd', '--new-window'], '/h')).toEqual({ ...NOTHING, links: [LINK] })
    expect(parseLaunch(['x', '--library', '/etc', 'LECTERN://x" --library /'], '/h')).toEqual({ ...NOTHING, links: ['LECTERN://x" --library /'] })
  })

  it('can ask for another window', () => {
    expect(parseLaunch(['x', '--new-window'], '/h')).toEqual({ ...NOTHING, newWindow: true })
  })

  it('may be empty or odd', () => {
    expect(parseLaunch([], '/h')).toEqual(NOTHING)
    expect(parseLaunch(['x', '--library', ''], '/h').paths).toEqual([])
  })
})
