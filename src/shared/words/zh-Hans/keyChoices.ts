import type en from '../en/keyChoices.ts'
import type { SameKeys } from '../words.ts'

export default {
  search: '搜索命令和按键',
  none: '没有叫这个名字的命令或按键。',
  or: '或',
  noKey: '无按键',
  change: '更改“{command}”的按键',
  waiting: '请按下新的按键',
  waitingHint: '按 Esc 保持不变。',
  clear: '不用按键',
  reset: '恢复为 {keys}',
  resetNone: '恢复为无按键',
  resetAll: '所有命令恢复默认按键',
  shared: '同时用于：{commands}',
  taken: '{keys} 现在用于“{command}”。',
  takenShared: '{keys} 现在用于“{command}”，也仍用于{others}。',
  cleared: '“{command}”现在没有按键。',
  back: '“{command}”已恢复默认按键。',
  allBack: '所有命令已恢复默认按键。',
  system: '系统或浏览器可能会占用 {keys}。',
  own: '自定义按键：{count}',
  hint: '{words}（{keys}）',
  named: '“{command}”',
  and: '、'
} satisfies SameKeys<typeof en>
