import type en from '../en/commands.ts'
import type { SameKeys } from '../words.ts'

export default {
  groups: { Library: '书库', Reading: '阅读', Notes: '笔记', Selecting: '选择', Notebook: '笔记本', Review: '回顾', Lectern: 'Lectern' },
  posts: {
    next: '下一篇文章',
    previous: '上一篇文章',
    open: '打开文章',
    filter: '按字词筛选文章',
    narrow: '按状态、年份、作者或标签筛选文章',
    collect: '将筛选条件存为合集',
    mark: '标为已读或未读',
    select: '选择或取消选择',
    'extend-down': '加选下一篇文章',
    'extend-up': '加选上一篇文章',
    'select-all': '选择所有文章'
  },
  palette: {
    open: '搜索或跳转到任意位置'
  },
  search: {
    open: '搜索书库'
  },
  library: {
    show: '前往书库',
    'add-folder': '添加文件夹'
  },
  notebook: {
    show: '前往笔记本',
    next: '下一条笔记',
    previous: '上一条笔记',
    open: '前往笔记所在的原文',
    select: '选择或取消选择',
    'extend-down': '加选下一条',
    'extend-up': '加选上一条',
    'select-all': '全选',
    tag: '给所选笔记加标签',
    filter: '搜索笔记'
  },
  review: {
    show: '前往回顾',
    'show-context': '在原文中显示高亮',
    again: '重来',
    hard: '困难',
    good: '良好',
    easy: '轻松',
    skip: '今天跳过',
    edit: '编辑笔记',
    open: '在文章中打开'
  },
  archive: {
    show: '前往归档'
  },
  tags: {
    show: '前往所有标签'
  },
  authors: {
    show: '前往作者'
  },
  find: {
    open: '在文章中查找',
    next: '下一个匹配项',
    previous: '上一个匹配项'
  },
  post: {
    jump: '跳转到本文中的位置',
    print: '打印',
    'print-notes': '连同笔记打印',
    pdf: '存储为 PDF',
    'pdf-notes': '连同笔记存储为 PDF',
    page: '向下翻页'
  },
  reading: {
    alone: '仅显示正文',
    ruler: '打开或关闭阅读标尺',
    scroll: '开始或停止自动滚动',
    faster: '加快滚动',
    slower: '减慢滚动'
  },
  change: {
    next: '上次阅读后的下一处更改',
    previous: '上一处更改',
    show: '显示或隐藏此处的更改',
    seen: '将更改标为已看'
  },
  history: {
    back: '后退',
    forward: '前进'
  },
  note: {
    highlight: '高亮所选内容',
    underline: '给所选内容加下划线',
    write: '为所选内容写笔记',
    tag: '给所选内容或笔记加标签',
    bookmark: '添加书签',
    page: '为整篇文章写笔记',
    pen: '打开或关闭荧光笔',
    yellow: '黄色',
    green: '绿色',
    blue: '蓝色',
    pink: '粉色',
    violet: '紫色',
    orange: '橙色',
    next: '下一条笔记',
    previous: '上一条笔记',
    edit: '编辑笔记',
    delete: '删除笔记',
    'end-grow': '结尾后移一个词',
    'end-shrink': '结尾前移一个词',
    'start-grow': '开头前移一个词',
    'start-shrink': '开头后移一个词'
  },
  notes: {
    export: '导出笔记',
    import: '导入笔记'
  },
  edit: {
    undo: '撤销',
    redo: '重做'
  },
  select: {
    start: '选择一个句子',
    word: '下一个、上一个词',
    sentence: '下一个、上一个句子',
    block: '下一个段落',
    formula: '下一个公式',
    grow: '扩大或缩小选择范围'
  },
  attention: {
    accept: '接受建议的位置',
    pick: '选择其他位置',
    detach: '保留但不指定位置'
  },
  shell: {
    sidebar: '显示或隐藏边栏',
    settings: '设置',
    keys: '快捷键',
    guide: '使用指南',
    close: '关闭当前打开的内容'
  },
  tab: {
    open: '在新标签页中打开链接',
    next: '下一个标签页',
    previous: '上一个标签页',
    close: '关闭标签页',
    reopen: '重新打开已关闭的标签页'
  },
  split: {
    here: '分屏：本文的另一处',
    beside: '在旁边打开链接',
    other: '前往另一侧',
    swap: '交换两侧',
    close: '关闭另一侧'
  },
  statistics: { show: '前往统计' },
  peek: { enter: '进入预览' }
} satisfies SameKeys<typeof en>
