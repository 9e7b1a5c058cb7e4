import type en from '../en/statistics.ts'
import type { SameKeys } from '../words.ts'

export default {
  title: '统计',
  intro: '最近 {count} 周，仅供你自己查看：阅读时间只保存在这台电脑上。',
  time: '阅读时间',
  finished: '读完的文章',
  notes: '新增笔记',
  week: '起始日',
  perWeek: '按周',
  table: '以表格显示',
  sum: '共 {value}',
  posts: '阅读最久',
  goneSuffix: '{title}（已不存在）',
  nothing: '暂无记录',
  nothingText: '阅读时，时间会逐分钟记录在此。只有在滚动、按键或移动指针时才计时。',
  off: '统计已关闭',
  offText: '不会记录任何内容。可在设置中开启。',
  openSettings: '打开设置',
  problem: '无法读取统计',
  hours: '{hours} 小时 {minutes} 分钟',
  minutes: '{minutes} 分钟',
  underMinute: '不到 1 分钟',
  none: '0 分钟',
  setting: '记录阅读时长（仅保存在这台电脑上）',
  show: '查看统计',
  remove: '删除已记录的内容',
  removeTitle: '删除阅读时间？',
  removeText: '已记录的所有时间都会从这台电脑上删除。文章、笔记和阅读位置保持不变。此操作无法撤销。',
  removeYes: '删除',
  removed: '阅读时间已删除'
} satisfies SameKeys<typeof en>
