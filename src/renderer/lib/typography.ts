import { DEFAULT_SETTINGS } from '../../shared/choices.ts'
import type { Settings, Typography } from '../../shared/model.ts'

/** Where a way of setting text holds: in every post, in those of a folder, in one post. */
export type TextScope = 'everywhere' | 'folder' | 'post'

export interface PostPlace { id: string; folderId: string }

/** The names of everything that a reader can set about text, in the order in which they are shown. */
export const TYPOGRAPHY_KEYS = [
  'face', 'ownFace', 'textSize', 'lineHeight', 'measure', 'letterSpacing', 'justify', 'paragraphs', 'numerals', 'codeSize', 'wrapCode'
] as const satisfies readonly (keyof Typography)[]

const FACES: Record<Exclude<Typography['face'], 'own'>, string> = {
  serif: "'Source Serif 4 Variable', 'Source Serif 4', Georgia",
  sans: "'Inter Variable', Inter",
  legible: "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Inter Variable'",
  system: "system-ui, -apple-system, 'Segoe UI'"
}
/** Behind them, for letters that they lack. In texts of other scripts styles/post-scripts.css puts its own there. */
const BEHIND: typeof FACES = {
  serif: "'Times New Roman', serif",
  sans: 'system-ui, sans-serif',
  legible: 'sans-serif',
  system: 'sans-serif'
}

/** How a post is set: what holds everywhere, then what its folder does otherwise, then what itself does. */
export function typographyOf(settings: Settings, place: PostPlace | null): Typography {
  const everywhere = Object.fromEntries(TYPOGRAPHY_KEYS.map((key) => [key, settings[key]])) as unknown as Typography
  return { ...everywhere, ...place && settings.folderText[place.folderId], ...place && settings.postText[place.id] }
}

/** Whether a folder or a post is set otherwise than what surrounds it. */
export function saysOwn(settings: Settings, scope: TextScope, place: PostPlace | null): boolean {
  if (!place || scope === 'everywhere') return false
  return (scope === 'folder' ? settings.folderText[place.folderId] : settings.postText[place.id]) !== undefined
}

/** The narrowest scope that says something of a post: where a change is seen at once. */
export function scopeOf(settings: Settings, place: PostPlace | null): TextScope {
  return (['post', 'folder'] as const).find((scope) => saysOwn(settings, scope, place)) ?? 'everywhere'
}

/** What is to be saved so that a change holds in a scope. */
export function changeIn(settings: Settings, scope: TextScope, place: PostPlace | null, change: Partial<Typography>): Partial<Settings> {
  if (!place || scope === 'everywhere') return change
  if (scope === 'folder') return { folderText: { ...settings.folderText, [place.folderId]: { ...settings.folderText[place.folderId], ...change } } }
  return { postText: { ...settings.postText, [place.id]: { ...settings.postText[place.id], ...change } } }
}

/** What is to be saved so that a scope says nothing of its own any more; everywhere: so that it is as at the first start. */
export function resetOf(settings: Settings, scope: TextScope, place: PostPlace | null): Partial<Settings> {
  if (!place || scope === 'everywhere') return Object.fromEntries(TYPOGRAPHY_KEYS.map((key) => [key, DEFAULT_SETTINGS[key]]))
  const without = (record: Settings['postText'], gone: string) => Object.fromEntries(Object.entries(record).filter(([id]) => id !== gone))
  return scope === 'folder' ? { folderText: without(settings.folderText, place.folderId) } : { postText: without(settings.postText, place.id) }
}

/** The custom properties that set text so; styles/post.css and the columns of the reader use them. */
export function typographyStyle(type: Typography): Record<`--${string}`, string> {
  return {
    '--face': faceOf(type),
    '--font-text': `${faceOf(type)}, ${BEHIND[type.face === 'own' ? 'serif' : type.face]}`,
    '--text-size': `${String(type.textSize)}px`,
    '--leading': String(type.lineHeight),
    '--measure': String(type.measure),
    '--tracking': `${String(type.letterSpacing)}em`,
    '--code-size': `${String(type.codeSize)}em`
  }
}

function faceOf({ face, ownFace }: Typography): string {
  if (face !== 'own') return FACES[face]
  return ownFace === '' ? FACES.serif : `'${ownFace}', ${FACES.serif}`
}
