import type en from '../en/statistics.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
