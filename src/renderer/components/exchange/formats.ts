import type { ExportFormat } from '../../../shared/model.ts'

/** The formats in the order in which they are offered; the catalogue says what they are called and good for. */
export const FORMATS: readonly ExportFormat[] = ['markdown', 'html', 'w3c', 'hypothesis', 'readwise', 'anki', 'csv']
