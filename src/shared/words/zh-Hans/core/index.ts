import doors from './doors.ts'
import library from './library.ts'
import notes from './notes.ts'
import posts from './posts.ts'

/** What the core and its doors say, in Simplified Chinese; `translate-message.ts` finds what belongs to a text. */
export const coreMessages: Readonly<Record<string, string>> = { ...doors, ...library, ...notes, ...posts }
