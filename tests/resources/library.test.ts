/** What every note of the bundled shelf promises its readers, and what the shelf shows of the renderer. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { doctor } from '../../src/main/cli/doctor.ts'
import { count, listingsOf, notes, setNote, SHELF, type Note, type SetNote } from './shelf.ts'

/** Oldest first. */
const SUBJECTS = [
  'exploration', 'architecture-search', 'open-domain-qa', 'controllable-generation', 'reducing-toxicity', 'contrastive-learning',
  'diffusion-models', 'many-gpus', 'semi-supervised-learning', 'active-learning', 'data-generation', 'visual-language-models',
  'neural-tangent-kernel', 'inference-optimisation', 'transformer-family', 'prompt-engineering', 'language-agents',
  'adversarial-attacks', 'human-data', 'video-diffusion'
]
const SERIES = ['2021-12-05-semi-supervised-learning', '2022-02-20-active-learning', '2022-04-15-data-generation']
const UPDATE = /^\[Updated on (\d{4}-\d\d-\d\d): .+\](?:<br>)?$/gm

const field = ({ source }: Note, name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(source.split('\n---\n')[0] ?? '')?.[1] ?? ''
const linksOf = ({ source }: Note) => [...source.matchAll(/\]\(\.\.\/([\w-]+)\/index\.md\)/g)].map(([, name = '']) => name)
const referencesOf = ({ source }: Note) => (/^## References\n(.*?)^Cited as:$/ms.exec(source)?.[1] ?? '').trim().split('\n\n')
/** The text without front matter, code and references. */
const bodyOf = ({ source }: Note) => (source.split('\n## References\n')[0] ?? '').replace(/^---.*?^---$/ms, '').replace(/^```.*?^```$/gms, '')

const sets = new Map<string, SetNote>()
const setOf = ({ name }: Note): SetNote => sets.get(name)!
beforeAll(async () => {
  for (const note of notes) sets.set(note.name, await setNote(note))
}, 120_000)

it('is twenty notes on its subjects, in order, dated from 2020 to 2024', () => {
  expect(notes.map(({ name }) => name.slice(11))).toEqual(SUBJECTS)
  for (const note of notes) expect(note.name.slice(0, 10)).toBe(field(note, 'date'))
  expect([notes[0]?.name.slice(0, 4), notes.at(-1)?.name.slice(0, 4)]).toEqual(['2020', '2024'])
})

it('has a greeting that says under which licence the notes are', () => {
  expect(readFileSync(join(SHELF, 'index.md'), 'utf8')).toContain('[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)')
})

it('has nothing that the doctor would find', async () => {
  const report = JSON.parse(await doctor([SHELF, '--json'])) as { posts: number; problems: unknown[] }
  expect(report).toMatchObject({ posts: notes.length + 1, problems: [] })
}, 120_000)

describe.each(notes.map((note) => [note.name, note] as const))('the note %s', (_, note) => {
  it('has its front matter, with lines of updates where it was updated', () => {
    const { meta } = setOf(note)
    expect(meta).toMatchObject({ date: field(note, 'date'), updated: field(note, 'lastmod'), authors: ['Lectern'], draft: false })
    expect(meta.title.length).toBeGreaterThan(10)
    expect(meta.tags.length).toBeGreaterThanOrEqual(2)
    expect(count(meta.summary, /[.?](?= |$)/g)).toBeGreaterThanOrEqual(2)
    const updates = [...note.source.matchAll(UPDATE)].map(([, date]) => date)
    if (meta.updated === meta.date) expect(updates).toEqual([])
    else expect(updates.at(-1)).toBe(meta.updated)
    expect(updates.length).toBeLessThanOrEqual(2)
  })

  it('is between 1,200 and 2,500 words long', () => {
    const { words } = setOf(note).meta
    expect(words).toBeGreaterThanOrEqual(1200)
    expect(words).toBeLessThanOrEqual(2500)
  })

  it('has a table of its symbols and at least eight displayed formulas, all of which are set', () => {
    const { html, warnings } = setOf(note)
    expect(count(html, /<table class="notation">/g)).toBe(1)
    expect(count(html, /data-display/g)).toBeGreaterThanOrEqual(8)
    expect(html).not.toContain('math-error')
    expect(warnings).toEqual([])
  })

  it('works something out, says where it ends, and what to read next', () => {
    expect(note.source).toMatch(/worked example|In numbers|in numbers|^```(python|js|ts|sql)$/m)
    expect(note.source).toMatch(/^## Limits$/m)
    expect(note.source).toMatch(/^What to read next:|What to read next:/m)
    expect(linksOf(note).length).toBeGreaterThan(0)
  })

  it('has at least one figure of its own, with a caption and words for those who cannot see it', () => {
    const { html } = setOf(note)
    const figures = html.match(/<figure class="figure.*?<\/figure>/gs) ?? []
    expect(figures.length).toBeGreaterThanOrEqual(1)
    for (const figure of figures) {
      expect(figure).toMatch(/<img [^>]*alt="[^"]{30,}"/)
      expect(figure).toMatch(/<figcaption[^>]*>.{20,}/s)
    }
    const files = [...note.source.matchAll(/[("]([\w-]+\.svg)/g)].map(([, file = '']) => join(note.folder, file))
    expect(files.length).toBe(figures.length)
    for (const file of files) {
      expect(existsSync(file)).toBe(true)
      expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^>]*viewBox=/)
    }
  })

  it('cites each of at least six references, which name a title and a year', () => {
    const references = referencesOf(note)
    expect(references.length).toBeGreaterThanOrEqual(6)
    const body = bodyOf(note)
    for (const reference of references) {
      expect(reference).toMatch(/"[^"]+[.?!]"|\*[^*]+\.\*/)
      expect(reference).toMatch(/\b(18|19|20)\d\d\b/)
      const number = /^\[(\d+)\]/.exec(reference)?.[1]
      const author = /^([\p{L}-]+),/u.exec(reference)?.[1] ?? ''
      if (number) expect(body).toMatch(new RegExp(`\\[(\\d+, )*${number}(, \\d+)*\\]`))
      else expect(body).toContain(author)
    }
    expect(count(setOf(note).html, /class="citation"/g)).toBeGreaterThanOrEqual(6)
    expect(note.source).toMatch(new RegExp(`^Cited as:\\n\\n\`\`\`bibtex\\n@article\\{lectern${field(note, 'date').slice(0, 4)}`, 'm'))
  })

  it('links to notes that are there', () => {
    const { html } = setOf(note)
    for (const name of linksOf(note)) expect(notes.map((other) => other.name)).toContain(name)
    expect(html).not.toContain('class="dead"')
    expect(count(html, /<a [^>]*data-post="/g)).toBe(linksOf(note).length)
  })
})

it('links the parts of its series to each other', () => {
  for (const note of notes.filter(({ name }) => SERIES.includes(name))) {
    const others = SERIES.filter((name) => name !== note.name)
    expect(linksOf(note)).toEqual(expect.arrayContaining(others))
    expect(note.source).toContain(`*Part ${SERIES.indexOf(note.name) + 1} of "Learning with little data".`)
  }
})

it('is linked all through: every note is linked from another', () => {
  const linked = new Set(notes.flatMap(linksOf))
  expect(notes.map(({ name }) => name).filter((name) => !linked.has(name))).toEqual([])
})

describe('the shelf shows', () => {
  const all = () => [...sets.values()].map(({ html }) => html).join('\n')
  const sources = notes.map(({ source }) => source).join('\n')

  it.each([
    ['footnotes', /class="footnote-ref"/], ['callouts', /class="callout"/], ['definition lists', /<dl/], ['a collapsible part', /<details/],
    ['checklists', /class="task-list-item"/], ['abbreviations', /<abbr/], ['marked words', /<mark/], ['superscripts', /<sup>/], ['citations', /class="citation"/],
    ['references to numbered equations', /<a href="#post-eq:/], ['what to cite a post by', /data-language="bibtex"/]
  ])('%s', (_, pattern) => { expect(all()).toMatch(pattern) })

  it('aligned equations and a Mermaid diagram', () => {
    expect(sources).toMatch(/\\begin\{aligned\}/)
    expect(sources).toMatch(/\\begin\{align\}/)
    expect(sources).toMatch(/^```mermaid$/m)
  })

  it('a table of at least eight columns', () => {
    const columns = sources.split('\n').filter((line) => /^\|[:|-]+\|$/.test(line)).map((line) => count(line, /\|/g) - 1)
    expect(Math.max(...columns)).toBeGreaterThanOrEqual(8)
  })

  it('code in at least six languages', () => {
    const languages = new Set(notes.flatMap((note) => listingsOf(note).map(({ language }) => language)))
    for (const plain of ['text', 'bibtex', 'mermaid']) languages.delete(plain)
    expect([...languages].sort()).toEqual(['bash', 'cpp', 'js', 'json', 'python', 'sql', 'ts'])
  })

  it.each([
    ['a figure element', /^<figure>$/m], ['a title', /!\[[^\]]+\]\([\w-]+\.svg "[^"]+"\)/], ['an italic line under the picture', /^!\[[^\]]+\]\([\w-]+\.svg\)\n\*.+\*\n\n/ms],
    ['an italic paragraph', /^!\[[^\]]+\]\([\w-]+\.svg\)\n\n\*.+?\*\n\n/ms], ['a class of kramdown', /^\{:\.image-caption\}$/m], ['a shortcode', /^\{\{< figure .*caption=/m]
  ])('captions from %s', (_, pattern) => { expect(sources).toMatch(pattern) })
})
