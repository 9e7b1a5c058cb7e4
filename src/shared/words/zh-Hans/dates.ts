import type en from '../en/dates.ts'
import type { SameKeys } from '../words.ts'

export default {
  undated: '无日期',
  seconds: '{count} 秒',
  minutes: '{count} 分钟',
  read: '已读',
  partRead: '已读 {percent}%',
  minutesLeft: '剩余 {count} 分钟',
  minutesAndLeft: '{count} 分钟，剩余 {left} 分钟',
  updated: '更新于'
} satisfies SameKeys<typeof en>
