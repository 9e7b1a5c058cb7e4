import type en from '../en/shell.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
