import type en from '../en/common.ts'
import type { SameKeys } from '../words.ts'

export default {
  cancel: '取消',
  close: '关闭',
  undo: '撤销',
  retry: '重试',
  notes: '{count} 条笔记',
  posts: '{count} 篇文章',
  more: '显示更多',
  nothingToActOn: '“{command}”在此处没有可操作的内容。',
  droppedInBrowser: '浏览器不会告知拖入的文件位于何处。请改用“添加文件夹”添加其文件夹。'
} satisfies SameKeys<typeof en>
