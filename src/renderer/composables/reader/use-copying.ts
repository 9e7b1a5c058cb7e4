import { onBeforeUnmount, onMounted } from 'vue'
import type { Annotation } from '../../../shared/model.ts'
import { copyText } from '../../dom/clipboard.ts'
import { copyOfSelection } from '../../dom/copy-selection.ts'
import { t } from '../../lib/words.ts'
import { linkTo, pageAddress, toQuote } from '../../lib/quote.ts'
import type { OpenPost } from '../../stores/post.ts'
import type { PostMap } from './use-post-map.ts'
import type { useSelection } from './use-selection.ts'

/** Taking words out of a post: as plain text in which formulas are TeX, as a quote that says where it is from, as a link. */
export function useCopying({ open, article, posts, selection, announce }: {
  open: () => OpenPost
  article: () => HTMLElement | null
  posts: PostMap
  selection: ReturnType<typeof useSelection>
  announce: (message: string) => void
}) {
  async function put(text: string, what: string): Promise<void> {
    announce(await copyText(text) ? what : t('reader.copyFailed'))
  }

  const words = () => {
    const span = selection.current()?.span
    return span ? posts.map.text().slice(span.start, span.end) : null
  }

  async function copyWords() {
    const text = words()
    if (text !== null) await put(text, t('reader.copied'))
    selection.dismiss()
  }

  async function copyQuote() {
    const text = words()
    const { id, title } = open().post
    if (text !== null) await put(toQuote(text, title, linkTo({ postId: id }, pageAddress())), t('reader.copiedQuote'))
    selection.dismiss()
  }

  /** The TeX of the formulas that are selected, one a line; none: there is nothing to copy. */
  function selectedTex(): string {
    const span = selection.current()?.span
    if (!span) return ''
    const { atoms } = posts.map.piecesOf(span)
    return atoms.flatMap((atom) => (atom instanceof HTMLElement ? atom.dataset.tex ?? [] : [])).join('\n')
  }

  async function copyTex() {
    const tex = selectedTex()
    if (tex !== '') await put(tex, t('reader.copiedTex'))
    selection.dismiss()
  }

  async function copyNoteLink({ id, postId }: Annotation) {
    await put(linkTo({ postId, noteId: id }, pageAddress()), t('reader.copiedLink'))
  }

  async function copyNoteQuote({ id, postId, selector, comment }: Annotation) {
    const quote = selector.quote.exact === '' ? comment : selector.quote.exact
    const text = toQuote(quote, open().post.title, linkTo({ postId, noteId: id }, pageAddress()))
    await put(selector.quote.exact !== '' && comment !== '' ? `${text}\n${comment}\n` : text, t('reader.copiedQuote'))
  }

  /** The browser would copy each formula three times over. */
  function onCopy(event: ClipboardEvent) {
    const element = article()
    if (event.defaultPrevented || !element || !event.clipboardData) return
    const copy = copyOfSelection(element, posts.map)
    if (!copy) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copy.text)
    event.clipboardData.setData('text/html', copy.html)
  }

  onMounted(() => { document.addEventListener('copy', onCopy) })
  onBeforeUnmount(() => { document.removeEventListener('copy', onCopy) })

  return { copyWords, copyQuote, copyTex, copyNoteLink, copyNoteQuote, hasTex: () => selectedTex() !== '' }
}

export type Copying = ReturnType<typeof useCopying>
