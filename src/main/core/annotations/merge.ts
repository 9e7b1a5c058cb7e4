/**
 * From the records of one annotation to what it is: a function of the set of records, in whatever order they
 * came. Each record names the versions that its writer saw (`base`) and the fields that it changed (`set`).
 *
 * - A field has the value of the record that last changed it; of records that changed it without having seen each
 *   other, the one with the greater clock wins. Of comments all such texts are kept.
 * - An annotation is deleted when every newest version is a deletion. A deletion whose writer had not seen an edit
 *   does not undo the edit.
 * - A record holds all fields. Where one that it builds on is missing (not here yet, or damaged), it stands for them all.
 */
import { writerOf } from './journal/hlc.ts'
import type { AnnotationRecord, JournalRecord, VersionRecord } from './journal/record.ts'

/** Stands between comments that were written without having seen each other. */
export const COMMENT_SEPARATOR = '\n\n---\n\n'

const FIELDS = ['post', 'path', 'selector', 'kind', 'colour', 'comment', 'tags', 'detached', 'created', 'extra'] as const
type Field = (typeof FIELDS)[number]

/** The fields of a record; `extra` holds those that this version of Lectern does not know. */
export type AnnotationContent = Pick<AnnotationRecord, Exclude<Field, 'extra'>> & { extra: Record<string, unknown> }

export interface MergedAnnotation extends AnnotationContent {
  id: string
  live: boolean
  modified: string
  /** Clocks of the newest versions: the `base` of the next deletion or restoration. */
  heads: string[]
  /**
   * Clocks of the newest versions whose words are known: the `base` of the next edit. A deletion can arrive before
   * the edit that it deleted; who then writes has not seen that edit.
   */
  read: string[]
  /** It was deleted by someone who had not seen its newest edit, and was kept. */
  revived: boolean
}

interface Version {
  record: VersionRecord
  /** Of an annotation record. */
  content: AnnotationContent | null
  /** Whether the words it stands for are known: its own, or those of all its bases. */
  isRead: boolean
  /** Greatest clock seen of each writer. A writer has seen all it wrote before. */
  seen: Map<string, string>
}

export interface VersionGraph {
  /** Takes a record in; false where it is known. */
  add(record: VersionRecord): boolean
  /** null where there is no content, only deletions and the like */
  merged(): MergedAnnotation | null
}

/** The versions of one annotation. Records that come in the order of their clocks, as they are written, cost the same each. */
export function createVersionGraph(id: string): VersionGraph {
  const records = new Map<string, VersionRecord>()
  let waiting: VersionRecord[] = []
  let versions = noVersions()
  let outOfOrder = false

  return {
    add(record) {
      const known = records.get(record.t)
      if (known && !outranks(record, known)) return false
      outOfOrder ||= known !== undefined || record.t <= versions.last
      records.set(record.t, record)
      waiting.push(record)
      return true
    },
    merged() {
      if (outOfOrder) {
        outOfOrder = false
        versions = noVersions()
        waiting = [...records.values()]
      }
      for (const record of waiting.sort((a, b) => (a.t < b.t ? -1 : 1))) addVersion(record, versions)
      waiting = []
      const content = contentOf(versions)
      if (!content) return null
      const { heads, read, modified } = versions
      const live = heads.some(({ record }) => record.k !== 'delete')
      const revived = live && heads.some(({ record }) => record.k === 'delete')
      return { id, ...content, live, modified, heads: clocksOf(heads), read: clocksOf(read), revived }
    }
  }
}

/** Two records never share a clock unless a disk was cloned; then any rule will do that is the same everywhere. */
export const outranks = (a: JournalRecord, b: JournalRecord): boolean => JSON.stringify(a) > JSON.stringify(b)

interface Versions {
  byClock: Map<string, Version>
  /** Those that no other has seen, in the order of their clocks; of all, and of those that are read. */
  heads: Version[]
  read: Version[]
  /** For each field the versions that set it and that no later setter has seen, in the order of their clocks. */
  setters: Map<Field, Version[]>
  /** The last one with content. */
  latest: Version | null
  /** The greatest clock. */
  last: string
  modified: string
}

const noVersions = (): Versions => ({
  byClock: new Map(), heads: [], read: [], setters: new Map(), latest: null, last: '', modified: ''
})

/** Adds a record with a greater clock than all before it. */
function addVersion(record: VersionRecord, versions: Versions): void {
  const seen = new Map<string, string>()
  const see = (t: string) => {
    const writer = writerOf(t)
    if (t > (seen.get(writer) ?? '')) seen.set(writer, t)
  }
  // A base that is not older is a damaged or hostile claim; without it there are no circles.
  const base = record.base.filter((t) => t < record.t)
  const parents = base.flatMap((t) => versions.byClock.get(t) ?? [])
  for (const t of base) see(t)
  for (const parent of parents) for (const t of parent.seen.values()) see(t)
  see(record.t)
  const allKnown = parents.length === base.length
  const content = record.k === 'annotation' ? toContent(record) : null
  const isRead = content !== null || (allKnown && parents.every((parent) => parent.isRead))
  const version: Version = { record, content, isRead, seen }

  versions.byClock.set(record.t, version)
  versions.last = record.t
  versions.heads = succeed(versions.heads, version)
  if (isRead) versions.read = succeed(versions.read, version)
  if (record.k !== 'annotation') return
  versions.latest = version
  if (record.modified > versions.modified) versions.modified = record.modified
  const set = allKnown && base.length > 0 ? record.set : undefined
  for (const field of FIELDS) {
    if (!set || set.includes(field)) versions.setters.set(field, succeed(versions.setters.get(field) ?? [], version))
  }
}

/** What is newest once a version is added: those it has not seen, and itself. */
const succeed = (versions: readonly Version[], version: Version): Version[] =>
  [...versions.filter(({ record: { t } }) => (version.seen.get(writerOf(t)) ?? '') < t), version]

const clocksOf = (versions: readonly Version[]) => versions.map(({ record }) => record.t)

function contentOf({ setters, latest }: Versions): AnnotationContent | null {
  if (!latest?.content) return null
  const content = { ...latest.content }
  for (const field of FIELDS) copyField(field, setters.get(field)?.at(-1)?.content, content)
  content.comment = joinComments((setters.get('comment') ?? [latest]).map((setter) => setter.content?.comment ?? ''))
  return content
}

function copyField<F extends Field>(field: F, from: AnnotationContent | null | undefined, to: AnnotationContent): void {
  if (from) to[field] = from[field]
}

/** All texts, oldest first. */
const joinComments = (comments: readonly string[]) =>
  [...new Set(comments)].filter((comment) => comment !== '').join(COMMENT_SEPARATOR)

function toContent(record: AnnotationRecord): AnnotationContent {
  const { v: _v, t: _t, k: _k, c: _c, id: _id, base: _base, set: _set, modified: _modified, ...fields } = record
  const { post, path, selector, kind, colour, comment, tags, detached, created, ...extra } = fields
  return { post, path, selector, kind, colour, comment, tags, detached, created, extra }
}
