import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../../../src/main/core/library/list-files.ts'
import { temporaryFolder } from '../folder.ts'

function list(root: string, under?: string) {
  const problems: string[] = []
  const paths = [...listFiles(root, { under, onProblem: ({ code, path }) => problems.push(`${code} ${path}`) })].map(({ path }) => path)
  return { paths, problems }
}

describe('listFiles', () => {
  it('finds posts of every format in all folders, in a stable order', () => {
    const root = temporaryFolder({ 'b.md': '', 'a/x.HTML': '', 'a/b/y.markdown': '', 'z.htm': '', 'picture.png': '', 'notes.txt': '' })
    expect(list(root)).toEqual({ paths: ['b.md', 'z.htm', 'a/x.HTML', 'a/b/y.markdown'], problems: [] })
  })

  it('tells size and time', () => {
    const [file] = listFiles(temporaryFolder({ 'a.md': 'four' }))
    expect(file).toEqual({ path: 'a.md', size: 4, mtime: expect.closeTo(Date.now(), -5) as number })
  })

  it('passes over hidden files and folders and node_modules', () => {
    const root = temporaryFolder({ '.git/a.md': '', 'node_modules/p/readme.md': '', '.lectern/a.md': '', '._a.md': '', 'a/.b/c.md': '', 'ok.md': '' })
    expect(list(root).paths).toEqual(['ok.md'])
  })

  it('passes over templates of sites and the pages that were made of their posts', () => {
    const root = temporaryFolder({
      'jekyll/_config.yml': '', 'jekyll/_posts/a.md': '', 'jekyll/_site/a.html': '', 'jekyll/_includes/x.html': '',
      'hugo/hugo.toml': '', 'hugo/content/b.md': '', 'hugo/public/b/index.html': '', 'hugo/themes/t/layouts/x.html': '', 'hugo/archetypes/default.md': '',
      'docs/mkdocs.yml': '', 'docs/docs/c.md': '', 'docs/site/c/index.html': '',
      'plain/_site/d.html': '', 'plain/public/e.md': '', 'plain/layouts/f.md': ''
    })
    expect(list(root).paths).toEqual(['docs/docs/c.md', 'hugo/content/b.md', 'jekyll/_posts/a.md', 'plain/_site/d.html', 'plain/layouts/f.md', 'plain/public/e.md'])
  })

  it('lists one sub-folder', () => {
    expect(list(temporaryFolder({ 'a/x.md': '', 'b/y.md': '' }), 'b').paths).toEqual(['b/y.md'])
  })

  it('ends on links that go round in a circle', () => {
    const root = temporaryFolder({ 'a/x.md': '' })
    symlinkSync(root, join(root, 'a/loop'))
    symlinkSync('self.md', join(root, 'self.md'))
    expect(list(root)).toEqual({ paths: ['a/x.md'], problems: ['link-broken self.md'] })
  })

  it('does not follow links out of the folder, and says so', () => {
    const outside = temporaryFolder({ 'secret.md': 'x' })
    const root = temporaryFolder({ 'a.md': '' })
    symlinkSync(outside, join(root, 'elsewhere'))
    symlinkSync(join(outside, 'secret.md'), join(root, 'secret.md'))
    expect(list(root)).toEqual({ paths: ['a.md'], problems: ['link-outside elsewhere', 'link-outside secret.md'] })
  })

  it('follows a link to a file that the folder keeps out of sight', () => {
    const root = temporaryFolder({ '.store/1234.md': 'text' })
    symlinkSync('.store/1234.md', join(root, 'post.md'))
    expect(list(root).paths).toEqual(['post.md'])
  })

  it('reports a folder that is not there', () => {
    expect(list(join(temporaryFolder(), 'gone'))).toEqual({ paths: [], problems: ['folder-unreadable '] })
  })

  it('reports a folder that may not be read and lists the others', ({ skip }) => {
    const root = temporaryFolder({ 'closed/x.md': '', 'open/y.md': '' })
    chmodSync(join(root, 'closed'), 0)
    const script = `import { listFiles } from ${JSON.stringify(join(process.cwd(), 'src/main/core/library/list-files.ts'))}
      const problems = []
      const paths = [...listFiles(${JSON.stringify(root)}, { onProblem: ({ path }) => problems.push(path) })].map(({ path }) => path)
      console.log(JSON.stringify({ paths, problems }))`
    if (process.platform === 'win32') skip('Windows has no such permissions')
    // Root may read anything, so a child process gives that up.
    const drop = process.getuid?.() === 0 ? 'process.setgid(65534); process.setuid(65534);\n' : ''
    chmodSync(root, 0o755)
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', `${script.replace('const problems', `${drop}const problems`)}`], { encoding: 'utf8' })
    chmodSync(join(root, 'closed'), 0o755)
    expect(JSON.parse(output)).toEqual({ paths: ['open/y.md'], problems: ['closed'] })
  })
})
