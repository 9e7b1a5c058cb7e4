/** `npm run bench [name ...]`: runs the benches one after the other and prints their figures as a table. */
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Bench, Figure } from './measure.ts'

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3))

function toRow({ what, value, unit, beside }: Figure): string {
  const own = `${what.padEnd(52)} ${round(value).padStart(9)} ${unit.padEnd(4)}`
  return beside ? `${own} ${(value / beside.value).toFixed(2).padStart(8)}x of ${beside.what} (${round(beside.value)} ${unit})` : own
}

const wanted = process.argv.slice(2)
const names = globSync('*.bench.ts', { cwd: import.meta.dirname }).map((file) => basename(file, '.bench.ts')).sort()
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". There are: ${names.join(', ')}.`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : names) {
  const { bench } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as { bench: Bench }
  console.log(`\n${name}: ${bench.title}`)
  for (const figure of await bench.run()) console.log(`  ${toRow(figure)}`)
}
