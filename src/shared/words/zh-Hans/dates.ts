import type en from '../en/dates.ts'
import type { SameKeys } from '../words.ts'

export default {
  undated: '无日期',
  seconds: '{count} 秒',
  minutes: '{count} 分钟',
  read: '已读',
  partRead: '已读 {percent}%'
} satisfies SameKeys<typeof en>
