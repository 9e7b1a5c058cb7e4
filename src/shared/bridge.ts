/**
 * What the preload script hands to the page as `window.lectern`, and the channel it speaks on. A message is one oRPC
 * message as a string; the bridge carries it and knows nothing of what it means.
 */
export interface Bridge {
  /** Sends a message to the core. */
  send: (message: string) => void
  /** Calls `listener` for every message of the core, and with null when the core stopped: its answers are lost. */
  receive: (listener: (message: string | null) => void) => void
  /** `process.platform`, for the names of keys. */
  platform: string
}

/** The one IPC channel: `(document: string, message: string)` to the core, `(document, message | null)` to the page. */
export const CHANNEL = 'lectern'
