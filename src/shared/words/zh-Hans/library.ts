import type en from '../en/library.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
