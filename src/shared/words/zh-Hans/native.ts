import type en from '../en/native.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
