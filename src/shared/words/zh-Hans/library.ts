import type en from '../en/library.ts'
import type { SameKeys } from '../words.ts'

export default {
  countSaid: '，{count} 篇文章',
  archive: { title: '归档', failed: '无法打开归档', empty: '还没有文章。' },
  tags: {
    title: '标签',
    none: '还没有文章带有标签。Lectern 从文章的头信息（front matter）中读取标签。',
    failed: '无法列出标签',
    filter: '筛选标签',
    found: '{count} 个标签',
    noMatch: '没有标签包含这些字符。'
  },
  authors: {
    title: '作者',
    none: '没有文章注明作者。Lectern 从文章的头信息（front matter）中读取作者。',
    failed: '无法列出作者',
    filter: '筛选作者',
    found: '{count} 位作者',
    noMatch: '没有作者的姓名包含这些字符。'
  },
  showAll: '显示所有文章',
  toLibrary: '前往书库',
  sort: '排序',
  mostPosts: '文章最多',
  byName: '名称',
  shelf: 'Lectern 自带书架',
  shelfHidden: '书架已隐藏。你在上面的笔记会保留，可在“设置”中恢复显示。',
  folderRemoved: '已从书库中移除“{name}”。其中的文件和笔记仍在原处。',
  scanned: '已扫描“{name}”：{found}。',
  scan: { added: '新增 {count} 篇', changed: '更改 {count} 篇', removed: '消失 {count} 篇', and: '{first}，{rest}', nothing: '没有变化' }
} satisfies SameKeys<typeof en>
