import type en from '../en/attention.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
