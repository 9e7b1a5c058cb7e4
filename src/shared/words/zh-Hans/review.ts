import type en from '../en/review.ts'
import type { SameKeys } from '../words.ts'

export default {
  title: '回顾',
  question: '你记得怎么样？',
  grades: { again: '重来', hard: '困难', good: '良好', easy: '轻松' },
  days: '{count} 天',
  skip: '今天跳过',
  write: '写笔记',
  edit: '编辑笔记',
  open: '在文章中打开',
  card: '高亮“{words}”',
  show: '在原文中显示',
  last: '今天的最后一条',
  rest: '今天还有 {count} 条',
  failed: '无法读取回顾',
  skipped: '今天已跳过。',
  comesBack: '{grade}：{count} 天后再次出现。',
  takeBack: '收回',
  off: { title: '回顾已关闭', text: '在设置的“笔记与颜色”中，可以让几条高亮每天重现。' },
  done: { title: '今天的回顾已完成', text: '你回顾了 {count} 条高亮。明天会有新的。' },
  none: { title: '今天没有需要回顾的内容', text: '你高亮的内容从第二天起会在这里重现：每天几条，记得越牢，出现得越少。' },
  openSettings: '打开设置',
  toNotebook: '前往笔记本'
} satisfies SameKeys<typeof en>
