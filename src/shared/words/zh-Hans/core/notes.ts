/** What the core says of notes, their journals, exports and imports. Keys are the core's own words. */
export default {
  'This note is no longer there. It may have been deleted elsewhere.': '这条笔记已不存在，可能已在别处删除。',
  'A new note needs the words it stands on. Select them again.': '新笔记需要有所依附的文字。请重新选择。',
  'Your notes could not be written to disk, so this was not saved.': '无法将笔记写入磁盘，未能保存。',
  '{done} of {count} were saved, the others not: {reason}': '已保存 {done} 项，共 {count} 项，其余未保存：{reason}',
  'The text of a post could not be kept ({reason}). If the post changes, notes on it are found by their quotes alone, and what changed is not told.':
    '无法保留一篇文章的文本（{reason}）。如果文章有改动，其笔记只能凭引文定位，且无法显示改动之处。',
  'Where you are in a post could not be written to disk. It lasts until you quit.': '无法将阅读位置写入磁盘。位置在退出前有效。',
  'A note on {post} was deleted on one device and edited on another. It was kept as edited.': '{post} 的一条笔记在一台设备上被删除，在另一台设备上被编辑。已保留编辑后的内容。',
  'a post': '某篇文章',
  'Lectern\'s data folder cannot be written. Your notes are saved, under another device name each time it starts.':
    '无法写入 Lectern 的数据文件夹。笔记仍会保存，但每次启动都会使用不同的设备名称。',
  'This folder cannot be written, so your notes on its posts are kept in Lectern\'s own data folder.': '此文件夹无法写入，因此其中文章的笔记保存在 Lectern 自己的数据文件夹中。',
  'The notes journal {file} cannot be read ({reason}). Notes in it are not shown; check its permissions.': '无法读取笔记日志 {file}（{reason}），其中的笔记不会显示。请检查其权限。',
  'Line {line} of the notes journal {file} {what}. It was left as it is; all other lines were read.': '笔记日志 {file} 的第 {line} 行{what}。该行保持原样，其他各行均已读取。',
  'is not whole, as after a crash or on a full disk': '不完整，可能因为崩溃或磁盘已满',
  'was changed after it was written: its check sum is wrong': '写入后被改动：校验和不符',
  'holds a note that this version of Lectern cannot read': '含有此版本 Lectern 无法读取的笔记',
  '{count} more lines of the notes journal {file} cannot be read. They were left as they are.': '笔记日志 {file} 中还有 {count} 行无法读取，均保持原样。',

  'Lectern finds no notes in this file. Choose another one.': 'Lectern 在此文件中找不到笔记。请选择其他文件。',
  'This file is longer than five million characters. Split it and import the parts.': '此文件超过五百万字符。请拆分后分别导入。',
  'This file holds more than 20,000 notes. Split it and import the parts.': '此文件包含超过 20,000 条笔记。请拆分后分别导入。',
  'This file is empty.': '此文件是空的。',
  'This JSON holds no annotations that Lectern knows. It reads W3C annotations and export files of Hypothesis.': '此 JSON 中没有 Lectern 认识的批注。它能读取 W3C 批注和 Hypothesis 的导出文件。',
  'This JSON file is damaged or was cut off. Export it again.': '此 JSON 文件已损坏或不完整。请重新导出。',
  'Lectern finds no notes in this file. It reads W3C annotations, Hypothesis exports, Readwise CSV, Kindle clippings and posts with ==highlights==.':
    'Lectern 在此文件中找不到笔记。它能读取 W3C 批注、Hypothesis 导出文件、Readwise CSV、Kindle 剪贴文件以及带有 ==高亮== 的文章。',
  'A note of this file quotes more than 100,000 characters.': '此文件中有一条笔记的引文超过 100,000 个字符。',
  'A note of this file is longer than 100,000 characters.': '此文件中有一条笔记超过 100,000 个字符。',

  'This is too much for one export. Choose fewer posts.': '一次导出的内容过多。请少选一些文章。',
  'The files could not be written. Check the folder and try again.': '无法写入文件。请检查文件夹后重试。',
  'Could not write {path}. Check its permissions and try again.': '无法写入 {path}。请检查其权限后重试。',
  'The template cannot be read. Mend it and try again.': '无法读取模板。请修正后重试。',
  'The template cannot be read: {reason}': '无法读取模板：{reason}',
  'The template cannot be read: it has no {{#notes}} … {{/notes}} around what is written for each note.': '无法读取模板：缺少围住每条笔记内容的 {{#notes}} … {{/notes}}。',
  '{tag} is not known. There are {names}.': '{tag} 不是已知的标记。可用的有 {names}。',
  '{tag} closes nothing that is open.': '{tag} 没有对应的开始标记。',
  'its sections nest too deep.': '区段嵌套过深。',
  '{{#{name}}} is not closed.': '{{#{name}}} 没有结束标记。',

  'Notes show no pictures from files. Write a link to it instead.': '笔记不显示来自文件的图片。请改用链接。',
  'A note lies in no folder, so that this link leads nowhere.': '笔记不在任何文件夹中，因此这个链接没有目标。',
  'A note holds no pictures.': '笔记不能包含图片。'
} as const
