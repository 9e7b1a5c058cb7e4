import { describe, expect, it } from 'vitest'
import type { TextPart } from '../../../src/shared/model.ts'
import { createMatcher } from '../../../src/shared/search/matcher.ts'
import { parseQuery } from '../../../src/shared/search/parse-query.ts'
import { wantedText } from '../../../src/shared/search/query.ts'

/** What of a text a query marks. `typing`: its last word may go on. */
function marked(query: string, text: string, parts: TextPart[] = [], typing = false): string[] {
  return createMatcher(wantedText(parseQuery(query, typing))).find(text, parts).map(({ start, end }) => text.slice(start, end))
}
/** A part of the text of this kind, where these characters stand. */
const part = (kind: TextPart['kind'], text: string, inside: string): TextPart =>
  ({ kind, start: text.indexOf(inside), end: text.indexOf(inside) + inside.length })

describe('matches in a text', () => {
  it('are whole words, in any case, and words of the same stem', () => {
    expect(marked('run', 'Run! He runs; running, but a prune or a rung is none.')).toEqual(['Run', 'runs', 'running'])
    expect(marked('filing', 'files of a filing cabinet, and a film')).toEqual(['files', 'filing'])
    expect(marked('happiness', 'the happy few')).toEqual(['happy'])
  })

  it('are exact in a phrase, whatever parts its words', () => {
    expect(marked('"self attention"', 'Self-attention, self\nattention, selves attention, self attentions')).toEqual(['Self-attention', 'self\nattention'])
    expect(marked('"run"', 'run, runs')).toEqual(['run'])
  })

  it('go on after a word that is still typed', () => {
    expect(marked('diffu', 'diffusion and diffuse, but not rediffused', [], true)).toEqual(['diffusion', 'diffuse'])
    expect(marked('"score mat', 'score matching', [], true)).toEqual(['score matching'])
  })

  it('fold accents both ways, composed or not', () => {
    expect(marked('cafe', 'café, cafe\u0301, CAFÉ, cafeteria')).toEqual(['café', 'cafe\u0301', 'CAFÉ'])
    expect(marked('Schrödinger', 'Schrodinger and Schrödinger')).toEqual(['Schrodinger', 'Schrödinger'])
    expect(marked('мир', 'Мир, мира')).toEqual(['Мир'])
  })

  it('stand anywhere in scripts without spaces', () => {
    expect(marked('模型', '扩散模型与语言模型')).toEqual(['模型', '模型'])
    expect(marked('ラベル', 'このラベルは')).toEqual(['ラベル'])
    expect(marked('GPU', '用GPU加速')).toEqual(['GPU'])
    expect(marked('이미지', '이미지를 만든다')).toEqual(['이미지'])
  })

  it('take formulas whole, whatever spaces and braces they have', () => {
    const text = 'Let p_{\\theta} (x) be it, and \\operatorname{softmax}(z) or \\softmax z. Then p_\\phi.'
    const parts = ['p_{\\theta} (x)', '\\operatorname{softmax}(z)', '\\softmax z', 'p_\\phi'].map((tex) => part('tex', text, tex))
    expect(marked('p_\\theta', text, parts)).toEqual(['p_{\\theta} (x)'])
    expect(marked('p _ {\\theta}(x)'.replaceAll(' ', ''), text, parts)).toEqual(['p_{\\theta} (x)'])
    expect(marked('\\softmax', text, parts)).toEqual(['\\operatorname{softmax}(z)', '\\softmax z'])
    expect(marked('theta', text, parts)).toEqual(['p_{\\theta} (x)'])
    expect(marked('tex:softmax(z)', text, parts)).toEqual(['\\operatorname{softmax}(z)'])
  })

  it('stand in code alone where the query says so', () => {
    const text = 'To import is fine.\nimport torch'
    expect(marked('code:import', text, [part('code', text, 'import torch')])).toEqual(['import'])
    expect(createMatcher(wantedText(parseQuery('import'))).find(text, [part('code', text, 'import torch')]).map(({ kind }) => kind)).toEqual(['prose', 'code'])
  })

  it('do not overlap, and stay within what is asked for', () => {
    const found = createMatcher(wantedText(parseQuery('"noise schedule" noise', false))).find('noise schedule, noise, noise', [], 2)
    expect(found.map(({ start, end, term }) => [start, end, term])).toEqual([[0, 14, 0], [16, 21, 1]])
  })
})
