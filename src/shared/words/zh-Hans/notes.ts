import type en from '../en/notes.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
