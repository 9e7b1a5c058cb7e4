/** What the doors answer in plain text, and say of what they are to open. Keys are their own words. */
export default {
  'Lectern is starting.': 'Lectern 正在启动。',
  'Use the address that Lectern printed.': '请使用 Lectern 显示的地址。',
  'This ticket is not good any more. Open the address that Lectern printed.': '此凭证已失效。请打开 Lectern 显示的地址。',
  'The API answers POST only.': 'API 只响应 POST 请求。',
  'The API has no such method.': 'API 没有这个方法。',
  'Only GET and HEAD are answered here.': '此处只响应 GET 和 HEAD 请求。',
  'The page is not built. Run "npm run build" and start again.': '页面尚未构建。请运行“npm run build”后重新启动。',
  'This file could not be read.': '无法读取此文件。',
  'There is nothing at this address.': '此地址没有任何内容。',
  'Lectern answers to 127.0.0.1 and localhost only.': 'Lectern 只响应 127.0.0.1 和 localhost。',
  'Use one address for the page and its requests.': '页面及其请求请使用同一个地址。',
  'Lectern does not answer other sites.': 'Lectern 不响应其他网站。',
  'Tell the size of the request.': '请注明请求的大小。',
  'This request is too large.': '此请求过大。',
  'This request could not be understood.': '无法理解此请求。',
  'Something went wrong inside Lectern.': 'Lectern 内部出错。',
  'This is no link of Lectern\'s. Links look like lectern://post/… or lectern://note/…, as “Copy a link to it” writes them.':
    '这不是 Lectern 的链接。链接的形式为 lectern://post/… 或 lectern://note/…，可用“复制其链接”得到。',
  'The note that this link names is in none of your folders. Open its folder first.': '此链接所指的笔记不在你的任何文件夹中。请先打开它所在的文件夹。',
  'This folder could not be opened.': '无法打开此文件夹。',
  'This page has lost its key. Open the address that Lectern printed last.': '此页面已失去密钥。请打开 Lectern 最后显示的地址。'
} as const
