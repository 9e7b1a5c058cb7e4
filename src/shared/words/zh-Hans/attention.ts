import type en from '../en/attention.ts'
import type { SameKeys } from '../words.ts'

export default {
  title: '待处理',
  acceptMany: '批量接受',
  surer: '把握在 {percent}% 以上',
  card: '“{words}”的笔记',
  then: '原来',
  now: '现在',
  missing: '这篇文章的文件目前不存在。',
  gone: '这些文字已不在文章中，也没有相似的内容。',
  accept: '接受',
  pick: '选择其他位置',
  detach: '保留但不指定位置',
  remove: '删除',
  sum: '{count} 条笔记所在的文字后来被修改或删去了。在你决定之前，它们不会有任何变化。',
  failed: '无法读取笔记',
  none: { title: '所有笔记都在原来的文字上', text: '文章被修改后，如果笔记所在的文字变了或没了，笔记会在这里等待处理，并附上它现在可能所属的位置。' },
  accepted: '已接受 {count} 条笔记的新位置',
  placed: '笔记已移到新位置',
  trash: {
    title: '废纸篓',
    restoreAll: '全部恢复',
    restore: '恢复',
    restoreOne: '恢复“{words}”',
    sum: '{count} 条已删除的笔记，在你恢复之前会一直保留。',
    failed: '无法读取废纸篓',
    none: { title: '废纸篓是空的', text: '删除的笔记会放在这里，绝不会自动清除。' },
    list: '已删除的笔记',
    deleted: '{time} 删除'
  }
} satisfies SameKeys<typeof en>
