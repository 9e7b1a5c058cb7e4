import type en from '../en/exchange.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
