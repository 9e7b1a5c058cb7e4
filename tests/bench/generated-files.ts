import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRandom, filesIn } from './generated-library.ts'

/** Lists of blocks, each a paragraph, a list or a whole code block, of the Markdown posts of the corpus. */
function readBlocks(corpus: string): { title: string; blocks: string[] }[] {
  return [...filesIn(corpus)].filter((path) => path.endsWith('.md')).flatMap((path) => {
    // Tags of site engines fail a build where the site does not know them; so does what looks like front matter.
    const source = readFileSync(path, 'utf8').replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, '').replace(/\{\{[\s\S]*?\}\}/g, '')
    const blocks: string[] = []
    let fence = ''
    for (const block of source.split(/\n{2,}/)) {
      const inside = fence !== ''
      for (const [, mark = ''] of block.matchAll(/^ {0,3}(```+|~~~+)/gm)) fence = fence === '' ? mark.slice(0, 3) : fence === mark.slice(0, 3) ? '' : fence
      if (inside) blocks.push(`${blocks.pop() ?? ''}\n\n${block}`)
      else blocks.push(block)
    }
    const title = /^# (.+)$/m.exec(source)?.[1] ?? blocks[0]?.slice(0, 60) ?? ''
    return fence === '' && source.length > 400 ? [{ title: title.replace(/[^\p{L}\p{N} ]/gu, ''), blocks }] : []
  })
}

/**
 * Writes so many Markdown posts below a folder, a hundred to a sub-folder, each mixed from one post of the corpus and three
 * others. The same on every run. @returns their paths
 */
export function writePosts(corpus: string, folder: string, count: number): string[] {
  const donors = readBlocks(corpus)
  const random = createRandom(5)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return Array.from({ length: count }, (_, index) => {
    const own = donors[index % donors.length]!
    const others = [own, own, pick(donors), pick(donors), pick(donors)]
    const length = Math.max(4, Math.round(own.blocks.length * (0.4 + random() * 0.5)))
    const body = Array.from({ length }, () => pick(pick(others).blocks)).join('\n\n')
    const date = new Date(Date.UTC(2010, 0, 1 + (index % 5000))).toISOString().slice(0, 10)
    const path = `${Math.floor(index / 100)}/post-${index}.md`
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `---\ntitle: "${own.title} ${index}"\ndate: ${date}\ntags: [tag${index % 40}, tag${index % 7}]\n---\n\n${body}\n`)
    return path
  })
}
