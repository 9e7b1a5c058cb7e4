import type en from '../en/keyChoices.ts'
import type { SameKeys } from '../words.ts'

export default {} satisfies SameKeys<typeof en>
