import { describe, expect, it } from 'vitest'
import { changeIn, resetOf, scopeOf, typographyOf, typographyStyle } from '../../../src/renderer/lib/typography.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/choices.ts'
import { SettingsPatch, type Settings } from '../../../src/shared/model.ts'

const place = { id: 'p1', folderId: 'f1' }
const after = (settings: Settings, change: Partial<Settings>): Settings => ({ ...settings, ...change })

describe('how a post is set', () => {
  it('is what the post says, else its folder, else what holds everywhere', () => {
    let settings = after(DEFAULT_SETTINGS, { textSize: 20 })
    settings = after(settings, changeIn(settings, 'folder', place, { measure: 80, lineHeight: 1.5 }))
    settings = after(settings, changeIn(settings, 'post', place, { lineHeight: 1.9 }))
    expect(typographyOf(settings, place)).toMatchObject({ textSize: 20, measure: 80, lineHeight: 1.9 })
    expect(typographyOf(settings, { id: 'p2', folderId: 'f1' })).toMatchObject({ measure: 80, lineHeight: 1.5 })
    expect(typographyOf(settings, { id: 'p3', folderId: 'f2' })).toMatchObject({ textSize: 20, measure: 68 })
    expect(typographyOf(settings, null)).toMatchObject({ textSize: 20, measure: 68 })
  })

  it('is changed where the reader sees it, and each scope is let go by itself', () => {
    let settings = after(DEFAULT_SETTINGS, changeIn(DEFAULT_SETTINGS, 'post', place, { justify: true }))
    expect([scopeOf(settings, place), scopeOf(settings, { id: 'p2', folderId: 'f1' }), scopeOf(settings, null)]).toEqual(['post', 'everywhere', 'everywhere'])
    settings = after(settings, changeIn(settings, 'folder', place, { face: 'sans' }))
    settings = after(settings, resetOf(settings, 'post', place))
    expect(settings.postText).toEqual({})
    expect([typographyOf(settings, place).justify, typographyOf(settings, place).face]).toEqual([false, 'sans'])
    settings = after(settings, resetOf(settings, 'folder', place))
    expect(settings).toEqual(DEFAULT_SETTINGS)
  })

  it('everywhere goes back to how it came', () => {
    const settings = after(DEFAULT_SETTINGS, { face: 'own', ownFace: 'Charter', codeSize: 0.9 })
    expect(after(settings, resetOf(settings, 'everywhere', null))).toEqual(DEFAULT_SETTINGS)
  })
})

describe('the style of it', () => {
  it('names an installed font before the bundled one', () => {
    const style = typographyStyle(typographyOf(after(DEFAULT_SETTINGS, { face: 'own', ownFace: 'Charter' }), null))
    expect(style['--font-text']).toMatch(/^'Charter', 'Source Serif 4/)
  })

  it.each([`a', url(x)`, 'a;b', 'a}b', 'a\\b', 'a"b'])('takes no font name that would end its string: %s', (ownFace) => {
    expect(SettingsPatch.safeParse({ ownFace }).success).toBe(false)
  })
})
