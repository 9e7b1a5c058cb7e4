import type en from '../en/settings.ts'
import type { SameKeys } from '../words.ts'

export default {
  language: '语言',
  systemLanguage: '跟随系统'
} satisfies SameKeys<typeof en>
