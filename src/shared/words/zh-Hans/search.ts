import type en from '../en/search.ts'
import type { SameKeys } from '../words.ts'

export default {
  title: '搜索',
  region: '书库',
  field: '搜索书库',
  placeholder: '搜索所有字词、公式和笔记',
  clear: '清除搜索',
  help: '搜索方法',
  tryOut: '试试 {query}',
  filters: '筛选',
  states: { unread: '未读', reading: '在读', read: '已读', annotated: '有笔记', changed: '读后有更改' },
  folder: '文件夹',
  allFolders: '所有文件夹',
  kinds: { title: '标题', heading: '小标题', code: '代码', tex: '公式', caption: '图注', note: '笔记', tag: '标签' },
  matches: '《{title}》中的匹配项',
  some: '{count} 篇文章中的 {shown} 篇',
  failed: '搜索失败',
  intro: '涵盖每篇文章的每个字词，其中的公式、代码和图注，以及你写在页边的一切。',
  none: { title: '未找到结果', text: '没有文章或笔记包含所有这些字词。' },
  didYouMean: '你要找的是“{words}”吗？',
  searchAll: '搜索所有文件夹',
  examples: {
    both: '含有两个词，词形不限',
    exact: '完全匹配这些词',
    without: '含前一个词，不含后一个词',
    either: '任意一个词',
    prefix: '以此开头的词',
    fields: '在标题中；tag: author: code:',
    notes: '在你自己的笔记中',
    formulas: '在公式中，忽略空格和花括号',
    states: '另有 is:reading、is:read、is:annotated、is:changed',
    colours: '含有某种颜色笔记的文章',
    dates: '按日期',
    folders: '在某个文件夹中'
  }
} satisfies SameKeys<typeof en>
