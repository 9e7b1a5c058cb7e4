import type en from '../en/common.ts'
import type { SameKeys } from '../words.ts'

export default {
  cancel: '取消',
  close: '关闭',
  undo: '撤销',
  retry: '重试',
  notes: '{count} 条笔记',
  posts: '{count} 篇文章',
  more: '显示更多'
} satisfies SameKeys<typeof en>
