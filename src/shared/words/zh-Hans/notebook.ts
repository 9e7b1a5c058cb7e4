import type en from '../en/notebook.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
