import type en from '../en/commands.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
