import type { ExportFormat } from '../../../shared/model.ts'

/** What the formats are called and good for. */
export const FORMATS: readonly { value: ExportFormat; name: string; hint: string }[] = [
  { value: 'markdown', name: 'Markdown', hint: 'A file for each post, for Obsidian or any folder of notes.' },
  { value: 'html', name: 'Web page', hint: 'The post with its notes in the margin, in one file that works offline.' },
  { value: 'w3c', name: 'W3C annotations', hint: 'Everything Lectern knows of a note; it can be imported again whole.' },
  { value: 'hypothesis', name: 'Hypothesis', hint: 'An export file of Hypothesis; colours are left out.' },
  { value: 'readwise', name: 'Readwise', hint: 'CSV for the import of Readwise.' },
  { value: 'anki', name: 'Anki cards', hint: 'Questions and clozes from your comments, as a text file.' },
  { value: 'csv', name: 'Spreadsheet', hint: 'CSV, one row for each note.' }
]
