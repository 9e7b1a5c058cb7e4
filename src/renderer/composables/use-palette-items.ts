import { computed, type Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { COMMANDS, type Command, type CommandId } from '../../shared/commands.ts'
import { titleOf } from '../../shared/command-titles.ts'
import { fold } from '../../shared/search/fold.ts'
import { fuzzyScore } from '../../shared/search/fuzzy.ts'
import type { Span } from '../../shared/model.ts'
import { formatDate } from '../lib/format.ts'
import { fromFilter } from '../lib/post-filter.ts'
import { isOfPage } from '../lib/sides.ts'
import { t } from '../lib/words.ts'
import { useLibraryStore } from '../stores/library.ts'
import { usePaletteStore } from '../stores/palette.ts'
import { usePostStore } from '../stores/post.ts'
import { useSplitStore } from '../stores/split.ts'
import { toMatchLink } from './match-link.ts'
import { useKeymap } from './use-keymap.ts'
import { canRun } from './use-keys.ts'
import { usePostItems } from './use-post-items.ts'

export interface PaletteItem {
  key: string
  title: string
  marks: readonly Span[]
  /** A second line. */
  detail: string
  detailMarks: readonly Span[]
  /** What choosing it does. */
  does: { to: RouteLocationRaw } | { command: CommandId } | { /** Offset of the open post. */ jump: number }
  keys?: string
}

export interface PaletteGroup { name: string; items: PaletteItem[] }

const MOST = 8
/** Commands that make no sense from a list: they step or answer what is under the hands. */
const HIDDEN = new Set<string>(['posts.next', 'posts.previous', 'posts.open', 'post.page', 'shell.close', 'palette.open', 'find.next', 'find.previous'])

/** What the palette lists for what is typed in it: `>` for commands alone, `@` for places in the open post, `#` for tags. */
export function usePaletteItems(typed: Ref<string>) {
  const palette = usePaletteStore()
  const posts = usePostStore()
  const library = useLibraryStore()
  const keymap = useKeymap()
  const split = useSplitStore()
  /** The post that the reader is in. It is looked up each time the palette opens, because the other side has a page of its own. */
  const openPost = () => (palette.open && split.side === 'other' ? split.pane?.post() : null) ?? posts.open?.post
  const canDo = (id: CommandId) => (palette.open && split.side === 'other' ? split.pane?.canRun(id) === true || (isOfPage(id) && canRun(id)) : canRun(id))
  const scope = computed(() => /^[>@#]/.exec(typed.value)?.[0] ?? '')
  const words = computed(() => typed.value.slice(scope.value.length).trim())

  const item = (key: string, title: string, rest: Partial<PaletteItem> & Pick<PaletteItem, 'does'>): PaletteItem =>
    ({ key, title, marks: [], detail: '', detailMarks: [], ...rest })

  /** Those of a list that fit what is typed, best first. @param alias another name, which is not shown: what fits in it is not marked */
  function fitting<T>(list: readonly T[], nameOf: (one: T) => string, alias: (one: T) => string = nameOf): { one: T; marks: Span[] }[] {
    const wanted = fold(words.value)
    if (wanted === '') return list.map((one) => ({ one, marks: [] }))
    const fits = list.flatMap((one) => {
      const fit = fuzzyScore(wanted, fold(nameOf(one)))
      const other = fit ? null : fuzzyScore(wanted, fold(alias(one)))
      return fit ? [{ one, ...fit }] : other ? [{ one, score: other.score, marks: [] }] : []
    })
    return fits.sort((a, b) => b.score - a.score)
  }

  // Guides and memory have the English titles: they are found, too.
  const commands = computed(() => fitting<Command & { id: CommandId }>(
    COMMANDS.filter((command) => !HIDDEN.has(command.id) && canDo(command.id)), ({ id }) => t(`commands.${id}`), ({ id }) => titleOf(id)
  ).map(({ one, marks }) => item(one.id, t(`commands.${one.id}`), { marks, detail: t(`commands.groups.${one.group}`), does: { command: one.id }, keys: keymap.keysOf(one.id)[0] })))
  const headings = computed(() => {
    const post = openPost()
    if (!post) return []
    return fitting(post.headings, ({ text }) => text).map(({ one, marks }) =>
      item(`heading ${one.id}`, one.text, { marks, does: { to: { name: 'post', params: { id: post.id }, hash: `#${one.id}` } } }))
  })
  const inPost = usePostItems(fitting)
  const offered = computed(() => {
    const { offers } = palette
    if (!offers) return { posts: [], notes: [], tags: [], hits: [] }
    const folderOf = (id: string) => library.folders.find((folder) => folder.id === id)?.name ?? ''
    const known = new Set(offers.posts.map(({ id }) => id))
    return {
      posts: offers.posts.map(({ id, title, marks, date, folderId }) => item(`post ${id}`, title, {
        marks, detail: [folderOf(folderId), date === null ? '' : formatDate(date)].filter((part) => part !== '').join(' · '), does: { to: `/post/${id}` }
      })),
      hits: offers.hits.filter(({ post }) => !known.has(post.id)).flatMap(({ post, matches }) => {
        const match = matches.find(({ span }) => span !== null)
        return match ? [item(`hit ${post.id}`, post.title, { detail: match.snippet, detailMarks: match.marks, does: { to: toMatchLink(post.id, match, offers.words) } })] : []
      }),
      notes: offers.notes.map(({ id, postId, title, quote, comment }) => item(`note ${id}`, comment === '' ? t('shell.palette.quoted', { words: quote }) : comment, {
        detail: t('shell.palette.noteOn', { title }), does: { to: noteLink(postId, id) }
      })),
      tags: offers.tags.map(({ name, posts: count }) => item(`tag ${name}`, name, { detail: t('common.posts', { count }), does: { to: { path: '/', query: fromFilter({ tags: [name] }) } } }))
    }
  })
  const inLibrary = computed(() => (words.value === '' ? [] : [
    item('search', t('shell.palette.search', { words: words.value }), { does: { to: { name: 'search', query: { q: words.value } } } })
  ]))

  const groups = computed<PaletteGroup[]>(() => {
    const { posts: found, notes, tags, hits } = offered.value
    const asked = words.value !== ''
    const all: Record<string, PaletteGroup[]> = {
      '>': [{ name: t('shell.palette.groups.commands'), items: commands.value }],
      '@': [{ name: t('shell.palette.groups.here'), items: headings.value }, ...palette.open && split.side === 'other' ? [] : inPost.value],
      '#': [{ name: t('shell.palette.groups.tags'), items: asked ? tags : libraryTags.value }],
      '': [
        { name: t(asked ? 'shell.palette.groups.posts' : 'shell.palette.groups.recent'), items: found.slice(0, MOST) },
        ...(asked ? [
          { name: t('shell.palette.groups.here'), items: headings.value.slice(0, MOST / 2) }, { name: t('shell.palette.groups.text'), items: hits }, { name: t('shell.palette.groups.notes'), items: notes },
          { name: t('shell.palette.groups.tags'), items: tags }, { name: t('shell.palette.groups.commands'), items: commands.value.slice(0, MOST / 2) }, { name: t('shell.palette.groups.everywhere'), items: inLibrary.value }
        ] : [])
      ]
    }
    return (all[scope.value] ?? []).filter(({ items }) => items.length > 0)
  })
  const libraryTags = computed(() => (library.library?.tags ?? []).slice(0, 3 * MOST).map(({ name, posts: count }) =>
    item(`tag ${name}`, name, { detail: t('common.posts', { count }), does: { to: { path: '/', query: fromFilter({ tags: [name] }) } } })))

  return { scope, words, groups }
}

/** A post at the place of a note. */
const noteLink = (postId: string, noteId: string): RouteLocationRaw => ({ name: 'post', params: { id: postId }, query: { note: noteId } })

