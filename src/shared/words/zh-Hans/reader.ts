import type en from '../en/reader.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
