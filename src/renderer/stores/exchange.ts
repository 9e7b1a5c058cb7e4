import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Exported, ExportRequest, ImportPreview, ImportReport, ImportRequest, WriteExportRequest, WrittenExport } from '../../shared/model.ts'
import { api } from '../api.ts'
import { recall, remember } from '../lib/storage.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'

const TEMPLATE_KEY = 'lectern:template'
const FOLDER_KEY = 'lectern:export-folder'
const CHANGE_PAUSE = 150

/** Notes that leave as files and come in from files. Every method throws what the API throws: the dialogs tell it. */
export const useExchangeStore = defineStore('exchange', () => {
  const connection = useConnectionStore()
  /** Grows whenever notes on disk have changed: what was exported before may be another thing now. */
  const revision = ref(0)
  const changed = coalesce(() => { revision.value++ }, CHANGE_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'connection:restored'] as const) connection.on(type, changed)

  const exportNotes = (request: ExportRequest): Promise<Exported> => api.exportNotes(request)

  /** Writes Markdown into a folder and remembers which. */
  async function writeExport(request: WriteExportRequest): Promise<WrittenExport> {
    const written = await api.writeExport(request)
    remember(FOLDER_KEY, request.folder)
    return written
  }

  const previewImport = (file: ImportRequest): Promise<ImportPreview> => api.previewImport(file)
  const importNotes = (file: ImportRequest): Promise<ImportReport> => api.importNotes(file)

  /** The reader's template for Markdown, '' for Lectern's own; and the folder that was last written to. */
  const template = () => recall(TEMPLATE_KEY) ?? ''
  const keepTemplate = (text: string) => { remember(TEMPLATE_KEY, text) }
  const folder = () => recall(FOLDER_KEY) ?? ''

  return { revision, exportNotes, writeExport, previewImport, importNotes, template, keepTemplate, folder }
})
