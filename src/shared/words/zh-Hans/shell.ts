import type en from '../en/shell.ts'
import type { SameKeys } from '../words.ts'

export default {
  library: '书库',
  skip: '跳到页面内容',
  showSidebar: '显示边栏',
  hideSidebar: '隐藏边栏',
  drawer: '书架、文件夹和标签',
  keys: '快捷键',
  or: '或',
  messages: '消息',
  dismiss: '关闭',
  more: '展开',
  less: '收起',
  moreAbout: '“{name}”的更多操作',
  addFolder: {
    title: '添加文件夹',
    description: 'Lectern 就地打开其中的文章，绝不改动它们。',
    path: '文件夹路径',
    example: '/home/you/posts',
    hint: '文章是扩展名为 .md、.markdown、.html 和 .htm 的文件，包括子文件夹中的文件。',
    askPath: '请输入文件夹的路径，例如 /home/you/posts。',
    add: '添加文件夹',
    adding: '正在添加…',
    offer: '添加文件夹…'
  },
  shelves: { all: '所有文章', reading: '在读', unread: '未读', read: '已读', annotated: '有笔记', changed: '读后有更改', archive: '归档', authors: '作者' },
  collections: { title: '合集', rename: '重命名…', use: '使用当前筛选条件', used: '“{name}”现在列出你所见的文章', remove: '删除' },
  notes: { title: '笔记', notebook: '笔记本', review: '回顾', attention: '待处理', trash: '废纸篓' },
  folders: {
    title: '文件夹',
    problems: '问题',
    scan: '重新扫描',
    export: '导出笔记',
    showProblems: '显示问题',
    addWhole: '添加整个文件夹',
    removeExamples: '移除示例笔记',
    restoreExamples: '恢复示例笔记',
    hideShelf: '隐藏书架',
    remove: '从书库中移除',
    scanning: '正在扫描…',
    progress: '正在扫描，{done}/{total}',
    stop: '停止',
    goOn: '继续',
    offline: '此文件夹目前不存在。',
    unreadable: '无法读取此文件夹。'
  },
  tags: { title: '标签', all: '全部 {count} 个标签' },
  status: { lost: '连接已断开。', tryNow: '立即重试', unsaved: '{count} 条笔记未保存。', saved: '离线。所有更改已保存。', connecting: '正在连接…' },
  expired: {
    title: '此窗口需要新的地址',
    text: 'Lectern 正在运行，但不认识此窗口：它可能已重新启动，或者地址已被用过，或复制时漏掉了最后一部分。请回到启动 Lectern 的终端，打开其中最后显示的地址；在终端按 Enter 键可获取新地址。',
    safe: '你的文章和笔记都安然保存在原处。'
  },
  palette: {
    name: '搜索或跳转',
    placeholder: '搜索或跳转…',
    description: '文章、当前文章的标题、笔记、标签和命令。方向键选择，Enter 键打开。',
    list: '位置和命令',
    none: '没有匹配的项目。',
    found: '找到 {count} 项',
    choose: '选择',
    open: '打开',
    commands: '命令',
    headings: '标题',
    tags: '标签',
    groups: { commands: '命令', here: '本文标题', tags: '标签', posts: '文章', recent: '最近', text: '正文', notes: '笔记', everywhere: '整个书库' },
    noteOn: '《{title}》的笔记',
    quoted: '“{words}”',
    search: '在书库中搜索“{words}”'
  },
  failure: { inside: 'Lectern 内部出错，请重试。', expired: 'Lectern 不认识此窗口。请打开终端中显示的地址。', offline: 'Lectern 没有响应。它还在运行吗？' }
} satisfies SameKeys<typeof en>
