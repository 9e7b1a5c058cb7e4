import type en from '../en/search.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
