import type { Api } from '../../shared/api.ts'
import type { CommandId } from '../../shared/commands.ts'
import type { CoreEvent, Heading } from '../../shared/model.ts'

/** Where a reader was in a version of a post: the line at an offset, and how far below the bar it stood, in px. */
export interface ExactPlace {
  offset: number
  below: number
  /** The version; in another one the offset means nothing. */
  hash: string
}

/** An address of the page, `/post/<id>?…#…`, and the place in it. */
export interface Spot {
  to: string
  place: ExactPlace | null
}

/** How an address is opened: where the reader is, in a new tab behind, on the other side; or in the page, wherever the reader is. */
export type Opening = 'here' | 'behind' | 'beside' | 'page'

/** The post itself, and the frame beside it. */
export type Side = 'main' | 'other'

/** An event of the core, or that the page hears them: for the first time, and again after the stream was lost. */
export type HostEvent = CoreEvent | { type: 'connection:opened' | 'connection:restored' }

/** What is not of a post but of the page around it, wherever the reader is. */
const OF_THE_PAGE = /^(palette|search|library|notebook|review|archive|tags|authors|statistics|tab|split|shell|notes\.import|post\.(pdf|jump))(\.|-|$)/
export const isOfPage = (id: CommandId): boolean => OF_THE_PAGE.test(id)

/** What the page lets the frame within it have, `window.lecternHost`. */
export interface Host {
  api: Api
  /** What the frame is to show first. */
  start: () => Spot | null
  /** The frame is there, and tells what may be asked of it. */
  ready: (pane: Pane) => void
  run: (id: CommandId) => boolean
  open: (to: string, how: Opening, title?: string) => void
  exportNotes: (postId: string) => void
  /** The reader is on this side now. */
  focused: () => void
  /** Where the reader is. */
  side: () => Side
  /** Whether the frame is to be seen. */
  shown: () => boolean
  /** Hands on what the page hears of the core, until the returned function is called. */
  listen: (emit: (event: HostEvent) => void) => () => void
}

/** What the frame lets the page around it do. */
export interface Pane {
  run: (id: CommandId) => boolean
  canRun: (id: CommandId) => boolean
  open: (spot: Spot) => void
  /** What it shows now, and where. */
  where: () => Spot
  post: () => { id: string; headings: readonly Heading[] } | null
  focus: () => void
  /** Takes typing back, or does it again, in the field that has the focus there. @returns false where none has */
  undoTyping: (redo: boolean) => boolean
  /** The frame is about to go. */
  close: () => void
}

declare global {
  interface Window {
    /** Set while a post may be opened beside another. */
    lecternHost?: Host | undefined
  }
}

/** Whether this is the frame beside a post. Only the page itself may frame the page. */
export const isPane = (): boolean => typeof window !== 'undefined' && window.parent !== window

/** The window of the page around the frame, or this one where it is the page. */
export const pageWindow = (): Window => (isPane() ? window.parent : window)

/** What the page around the frame lets it have; null in the page itself. */
export function hostOfPane(): Host | null {
  if (!isPane()) return null
  try {
    return window.parent.lecternHost ?? null
  } catch {
    // Framed by a stranger, which the policy forbids.
    return null
  }
}
