import type en from '../en/home.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
