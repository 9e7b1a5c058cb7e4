/**
 * What the preload script hands to the page as `window.lectern`, and the channel it speaks on. A message is one oRPC
 * message as a string; the bridge carries it and knows nothing of what it means. The few things besides that only a
 * native window has do not grow with the API either. `Dropped` is the page's `File`.
 */
export interface Bridge<Dropped = never> {
  /** Sends a message to the core. */
  send: (message: string) => void
  /** Calls `listener` for every message of the core, and with null when the core stopped: its answers are lost. */
  receive: (listener: (message: string | null) => void) => void
  /** Calls `listener` with the id of each command that is chosen in a native menu. */
  onCommand: (listener: (id: string) => void) => void
  /** Opens a file or folder that was dropped on the page. Its path is the door's business. */
  openDropped: (file: Dropped) => void
  /** Asks where, and saves the page as it prints. @param name of the file that is proposed @returns false when cancelled */
  savePdf: (name: string) => Promise<boolean>
  /** `process.platform`, for the names of keys. */
  platform: string
}

/** The one IPC channel: `(document: string, message: string)` to the core, `(document, message | null)` to the page. */
export const CHANNEL = 'lectern'
/** To the page, `(id: string)`. */
export const COMMAND_CHANNEL = 'lectern:command'
/** To the door, `(path: string)`. */
export const DROP_CHANNEL = 'lectern:drop'
/** To the door and back, `(name: string) => boolean`. */
export const PDF_CHANNEL = 'lectern:pdf'
