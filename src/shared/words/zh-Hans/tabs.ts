import type en from '../en/tabs.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
