import type en from '../en/problems.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
