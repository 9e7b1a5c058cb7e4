import type en from '../en/native.ts'
import type { SameKeys } from '../words.ts'

export default {
  menu: {
    file: '文件(&F)',
    edit: '编辑(&E)',
    view: '显示(&V)',
    library: '书库(&L)',
    notes: '笔记(&N)',
    notebook: '笔记本(&B)',
    more: '更多',
    window: '窗口',
    help: '帮助',
    openFile: '打开文件…',
    openFolder: '打开文件夹…',
    newWindow: '新建窗口',
    newWindowHint: '打开另一个窗口',
    showLog: '显示日志',
    checkForUpdates: '检查更新…'
  },
  role: {
    about: '关于 Lectern',
    services: '服务',
    hide: '隐藏 Lectern',
    hideOthers: '隐藏其他',
    unhide: '全部显示',
    quit: '退出 Lectern',
    recentDocuments: '打开最近使用',
    clearRecentDocuments: '清除菜单',
    close: '关闭窗口',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    pasteAndMatchStyle: '粘贴并匹配样式',
    selectAll: '全选',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    togglefullscreen: '切换全屏',
    reload: '重新加载',
    toggleDevTools: '切换开发者工具',
    minimize: '最小化',
    zoom: '缩放',
    front: '前置全部窗口'
  },
  context: {
    noSuggestions: '没有建议',
    learn: '学习“{word}”',
    copyLink: '复制链接'
  },
  choose: {
    folder: '打开文章文件夹',
    file: '打开文章',
    posts: '文章'
  },
  link: {
    mail: '要写邮件吗？',
    open: '要在浏览器中打开 {host} 吗？',
    otherAlphabets: '此名称含有其他字母表的字母，看上去像“{name}”。只有在你预料如此时才应前往。',
    user: '{\'@\'} 之前的内容不属于网站名称：该网站是 {host}。',
    notEncrypted: '与该网站的连接未加密。',
    yes: '打开',
    no: '取消',
    trust: '在退出 Lectern 之前不再询问'
  },
  updates: {
    may: '允许 Lectern 检查新版本吗？',
    mayDetail: 'Lectern 会在每次启动时访问本项目在 GitHub 上的发布页面。除此之外，Lectern 从不使用网络，也不会发送有关你或你的文章的任何信息。你可以随时在设置中撤回许可。',
    mayYes: '检查更新',
    upToDate: 'Lectern 已是最新版本。',
    there: 'Lectern {version} 已发布。',
    thereDetail: '更新会在后台下载，不会改动你的文章和笔记。',
    download: '下载',
    ready: 'Lectern {version} 已准备就绪。',
    readyDetail: '将在 Lectern 重新启动时安装。',
    restart: '立即重启',
    failed: '检查更新失败。',
    never: '此 Lectern 副本不会自动更新。',
    fromSources: '它从源代码运行。请用 git 获取最新版本。',
    noPlace: '它在构建时没有指定更新来源。请到获取此副本的地方获取最新版本。',
    onlyAppImage: '在 Linux 上只有 AppImage 会自动更新。请更新你安装的软件包。',
    notNow: '以后再说'
  },
  trouble: {
    ok: '好',
    notOpened: '有些内容无法打开',
    restarted: 'Lectern 的一部分发生故障，已重新启动。',
    failedAgain: 'Lectern 的一部分再次发生故障。',
    notesSafe: '你已保存的笔记安全地存储在磁盘上。',
    startAgain: '你已保存的笔记安全地存储在磁盘上。请退出并重新启动 Lectern。',
    windowFailed: '此窗口多次发生故障。',
    windowHangs: '此窗口没有响应。',
    loadAgainDetail: '可以在当前位置重新加载。你的笔记会保留，包括正在写的。',
    loadAgain: '重新加载',
    close: '关闭',
    wait: '等待',
    notStarted: 'Lectern 无法启动'
  },
  pdf: {
    save: '存储为 PDF',
    untitled: '文章',
    notSaved: '无法保存 PDF'
  }
} satisfies SameKeys<typeof en>
