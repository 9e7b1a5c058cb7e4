import type en from '../en/review.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
