import type en from '../en/contents.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
