import { describe, expect, it } from 'vitest'
import { stem } from '../../../src/shared/search/stem.ts'

describe('the stemmer', () => {
  it('takes English words to their stems as Porter wrote', () => {
    const expected = {
      caresses: 'caress', ponies: 'poni', ties: 'ti', cats: 'cat', feed: 'feed', agreed: 'agre', plastered: 'plaster', motoring: 'motor', sing: 'sing',
      conflated: 'conflat', troubled: 'troubl', sized: 'size', hopping: 'hop', tanned: 'tan', falling: 'fall', hissing: 'hiss', failing: 'fail',
      filing: 'file', happy: 'happi', sky: 'sky', relational: 'relat', conditional: 'condit', rational: 'ration', valenci: 'valenc',
      digitizer: 'digit', radically: 'radic', differently: 'differ', vietnamization: 'vietnam', predication: 'predic', operator: 'oper',
      feudalism: 'feudal', decisiveness: 'decis', hopefulness: 'hope', formality: 'formal', sensitivity: 'sensit', sensibility: 'sensibl',
      triplicate: 'triplic', formative: 'form', formalize: 'formal', electrical: 'electr', hopeful: 'hope', goodness: 'good', revival: 'reviv',
      allowance: 'allow', inference: 'infer', airliner: 'airlin', adjustable: 'adjust', replacement: 'replac', adoption: 'adopt', activate: 'activ',
      probate: 'probat', rate: 'rate', cease: 'ceas', controlling: 'control', roll: 'roll', yes: 'ye', transformers: 'transform'
    }
    expect(Object.fromEntries(Object.keys(expected).map((word) => [word, stem(word)]))).toEqual(expected)
  })

  it('leaves what is no English word as it is', () => {
    for (const word of ['', 'as', 'über', '模型', 'h264s']) expect(stem(word)).toBe(word)
  })
})
