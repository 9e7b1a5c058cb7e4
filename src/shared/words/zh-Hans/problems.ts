import type en from '../en/problems.ts'
import type { SameKeys } from '../words.ts'

export default {
  title: '问题',
  scope: '位于“{folder}”',
  closedFolder: '位于未打开的文件夹',
  showAll: '显示所有文件夹',
  failed: '无法读取问题',
  none: { title: '所有文章均已如实读取', text: '未知的标签、缺失的图片和失效的链接会列在这里。' },
  sum: '读取文件时发现 {count} 个问题。文章仍可打开，内容没有任何改动。',
  kindsName: '问题的种类',
  all: '全部',
  noneOfKind: '没有这类问题。',
  file: '文件',
  line: '第{line}行',
  hint: '扫描后，Lectern 会在后台排版每篇文章，因此公式、图片和链接的问题也会列出。在终端运行 {command} 可列出同样的内容。',
  terminal: 'lectern doctor <文件夹>',
  kinds: {
    file: '文件本身',
    tags: '未知标签',
    formulas: '无法排版的公式',
    'missing-images': '缺失的图片',
    'remote-images': '未加载的网络图片',
    'dead-links': '失效的链接',
    citations: '没有条目的引文',
    code: '未着色的代码',
    other: '其他'
  }
} satisfies SameKeys<typeof en>
