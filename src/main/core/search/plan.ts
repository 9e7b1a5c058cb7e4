import type { Query, Term, TextTerm } from '../../../shared/search/query.ts'
import { isText } from '../../../shared/search/query.ts'
import { fold } from '../store/post-record.ts'
import { toKeyExpressions, type KeyExpressions } from './key-expression.ts'
import { allOf, nearExpression, noteExpression, postExpression } from './match-expression.ts'

/** A part of a WHERE clause over `posts p`, and what is bound in it. */
export interface Condition { sql: string; values: (string | number)[] }

/** How a query is asked of the store. */
export interface Plan {
  /** What the words of a post must match; null where only conditions tell. */
  match: string | null
  /** Which of the posts that match are about what is asked for. */
  keys: KeyExpressions
  near: string | null
  conditions: Condition[]
  /** What a note must match to stand for its post, or to be shown with it; null where notes play no part. */
  notes: string | null
  /** Notes stand for posts that do not match themselves. */
  notesSuffice: boolean
  colours: string[]
}

const STATES = {
  unread: 'p.state = 0',
  reading: 'p.state = 1',
  read: 'p.state = 2',
  annotated: 'p.notes > 0',
  changed: 'p.changed = 1'
}

/** @param folders names and ids of the open folders, for `in:` */
export function toPlan({ clauses }: Query, folders: readonly { id: string; name: string }[], folderId?: string): Plan {
  const indexed = (term: Term): term is TextTerm => isText(term) && !term.not && term.field !== 'note' && postExpression(term) !== null
  const words = clauses.filter((clause) => clause.every(indexed))
  const others = clauses.filter((clause) => !clause.every(indexed))
  const wanted = allOf(words, (term) => postExpression(term))
  // What must not be there is left out by the index itself, where there is something to leave it out of.
  const excluded = wanted === null ? [] : others.filter(isExclusion)
  const match = wanted === null || excluded.length === 0 ? wanted
    : `(${wanted}) NOT (${excluded.flat().filter(isText).flatMap((term) => postExpression(term) ?? []).join(' OR ')})`
  const terms = clauses.flat().filter(isText).filter(({ not }) => !not)
  const inNotes = clauses.filter((clause) => clause.some((term) => isText(term) && !term.not && (term.field === null || term.field === 'note')))
  const conditions = others.filter((clause) => !excluded.includes(clause)).map((clause) => anyOf(clause.flatMap((term) => toCondition(term, folders) ?? []))).filter(({ sql }) => sql !== '')
  if (folderId !== undefined) conditions.push({ sql: 'p.folder = ?', values: [folderId] })
  return {
    match,
    keys: toKeyExpressions(words),
    near: nearExpression(terms),
    conditions,
    notes: allOf(inNotes, (term) => (term.field === null || term.field === 'note' ? noteExpression(term) : null)),
    notesSuffice: words.every((clause) => inNotes.includes(clause)) && words.length > 0,
    colours: clauses.flat().flatMap((term) => (term.kind === 'filter' && term.field === 'color' && !term.not ? [term.value] : []))
  }
}

/** One word or phrase that posts must not have. */
const isExclusion = (clause: readonly Term[]): boolean => {
  const [term] = clause
  return clause.length === 1 && term !== undefined && isText(term) && term.not && term.field !== 'note' && postExpression(term) !== null
}

const anyOf = (ways: Condition[]): Condition =>
  ({ sql: ways.length > 1 ? `(${ways.map(({ sql }) => sql).join(' OR ')})` : ways[0]?.sql ?? '', values: ways.flatMap(({ values }) => values) })

function toCondition(term: Term, folders: readonly { id: string; name: string }[]): Condition | null {
  const plain = isText(term) ? wordsCondition(term) : filterCondition(term, folders)
  return plain && term.not ? { ...plain, sql: `NOT coalesce(${plain.sql}, 0)` } : plain
}

function wordsCondition(term: TextTerm): Condition | null {
  const inNotes = noteExpression(term)
  const notes = inNotes === null ? null : {
    sql: 'p.id IN (SELECT post_id FROM note_words JOIN notes ON note = note_words.rowid WHERE note_words MATCH ?)', values: [inNotes]
  }
  if (term.field === 'note') return notes
  const inPost = postExpression(term)
  return inPost === null ? null : { sql: 'p.post IN (SELECT rowid FROM post_words WHERE post_words MATCH ?)', values: [inPost] }
}

function filterCondition(term: Exclude<Term, TextTerm>, folders: readonly { id: string; name: string }[]): Condition {
  switch (term.field) {
    case 'is': return { sql: STATES[term.value], values: [] }
    case 'before': return { sql: 'p.date_key < ?', values: [term.value] }
    case 'after': return { sql: 'p.date_key >= ?', values: [term.value] }
    case 'color': return { sql: 'EXISTS (SELECT 1 FROM notes WHERE notes.post_id = p.id AND notes.colour = ?)', values: [term.value] }
    case 'in': {
      // The folder's own name, or folders in it.
      const wanted = fold(term.value.replace(/^\/+|\/+$/g, ''))
      const named = folders.filter(({ name }) => fold(name) === wanted).map(({ id }) => id)
      return {
        sql: "(p.folder IN (SELECT value FROM json_each(?)) OR instr('/' || lower(p.path), ?) > 0)",
        values: [JSON.stringify(named), `/${term.value.replace(/^\/+|\/+$/g, '').toLowerCase()}/`]
      }
    }
  }
}
