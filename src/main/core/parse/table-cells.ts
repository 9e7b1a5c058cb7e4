import type { TextBuilder } from '../../../shared/canonical-text.ts'
import type { Span, TextObject } from '../../../shared/model.ts'

/** Follows tables while a text is built; cells of tables within tables belong to the inner one. */
export interface TableReader { open(name: string): void; close(name: string): void }

/** @param onTable called at the end of each table; its answer, asked once the text is whole, are the table's cells */
export function createTableReader(builder: TextBuilder, onTable: (read: (text: string) => TextObject[]) => void): TableReader {
  const tables: { rows: Span[][] }[] = []
  return {
    open(name) {
      const rows = tables.at(-1)?.rows
      if (name === 'table') tables.push({ rows: [] })
      else if (name === 'tr') rows?.push([])
      else if (name === 'td' || name === 'th') rows?.at(-1)?.push({ start: builder.next(), end: builder.next() })
    },
    close(name) {
      const table = tables.at(-1)
      const cell = table?.rows.at(-1)?.at(-1)
      if ((name === 'td' || name === 'th') && cell) cell.end = builder.length
      if (name === 'table' && table) {
        tables.pop()
        onTable((text) => cellObjects(table.rows, text))
      }
    }
  }
}

function cellObjects(rows: Span[][], text: string): TextObject[] {
  const words = (cell: Span | undefined) => (cell && cell.end > cell.start ? text.slice(cell.start, cell.end) : '')
  return rows.flatMap((cells) => cells.flatMap((cell, column) => (
    cell.end > cell.start ? [{ ...cell, object: { kind: 'cell' as const, row: words(cells[0]), column: words(rows[0]?.[column]) } }] : []
  )))
}
