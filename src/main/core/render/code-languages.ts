import { bundledLanguagesInfo } from 'shiki/langs'

/** A language that Shiki has: its id, and its name for readers. */
export interface CodeLanguage {
  id: string
  label: string
  load: (typeof bundledLanguagesInfo)[number]['import']
}

const PLAIN = new Set(
  ('text txt plain plaintext none nohighlight nocode ignorelang raw output console-output ascii ansi tree pseudocode pseudo ' +
    'algorithm math toc').split(' ')
)

/** Names that posts use and Shiki does not know. */
const OTHER_NAMES: Record<string, string> = {
  golang: 'go', py3: 'python', python3: 'python', python2: 'python', ipython: 'python', ipython3: 'python', pycon: 'python',
  sage: 'python', 'shell-session': 'shellsession', terminal: 'shellsession', ksh: 'bash', assembly: 'asm', nasm: 'asm',
  patch: 'diff', conf: 'ini', cfg: 'ini', svg: 'xml', xhtml: 'html', htm: 'html', promql: 'sql', cuda: 'cpp', 'cuda-cpp': 'cpp',
  hpp: 'cpp', cc: 'cpp', h: 'c', graphviz: 'dot-graph', sol: 'solidity', wat: 'wasm', gradle: 'groovy', octave: 'matlab',
  fortran: 'fortran-free-form', f90: 'fortran-free-form', node: 'javascript', jsonld: 'json', geojson: 'json', ipynb: 'json',
  'csl-json': 'json', eval_rst: 'rst', 'go-html-template': 'html', gotmpl: 'html', rlang: 'r', ocamllex: 'ocaml', sml: 'ocaml',
  gawk: 'awk', psql: 'sql', mysql: 'sql', postgresql: 'sql', sqlite: 'sql'
}

const byName = new Map<string, CodeLanguage>()
for (const { id, name, aliases, import: load } of bundledLanguagesInfo) {
  for (const key of [id, ...aliases ?? []]) byName.set(key, { id, label: name, load })
}

/** Whether a name says that the block has no language. */
export const isPlain = (name: string): boolean => name === '' || PLAIN.has(name)

/** @param name as the post writes it, lower case; null where Shiki has no such language */
export function findLanguage(name: string): CodeLanguage | null {
  return byName.get(name) ?? byName.get(Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] ?? '' : '') ?? null
}
