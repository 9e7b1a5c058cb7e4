/**
 * From the records of one annotation to what it is: a function of the set of records, in whatever order they
 * came. Each record names the versions that its writer saw (`base`), so records form a graph of versions.
 *
 * - A field has the value of the record that last changed it; of records that changed it without having seen each
 *   other, the one with the greater clock wins. Of comments all such texts are kept.
 * - An annotation is deleted when every newest version is a deletion. A deletion whose writer had not seen an edit
 *   does not undo the edit.
 */
import { writerOf } from './journal/hlc.ts'
import type { AnnotationRecord, JournalRecord, VersionRecord } from './journal/record.ts'

/** Stands between comments that were written without having seen each other. */
export const COMMENT_SEPARATOR = '\n\n---\n\n'

const FIELDS = ['post', 'path', 'selector', 'colour', 'comment', 'tags', 'created', 'extra'] as const
type Field = (typeof FIELDS)[number]

/** The fields of a record; `extra` holds those that this version of Lectern does not know. */
export type AnnotationContent = Pick<AnnotationRecord, Exclude<Field, 'extra'>> & { extra: Record<string, unknown> }

export interface MergedAnnotation extends AnnotationContent {
  id: string
  live: boolean
  modified: string
  /** Clocks of the newest versions: the `base` of the next one. */
  heads: string[]
  /** It was deleted by someone who had not seen its newest edit, and was kept. */
  revived: boolean
}

interface Version {
  record: VersionRecord
  /** Of an annotation record. */
  content: AnnotationContent | null
  /** Greatest clock seen of each writer. A writer has seen all it wrote before. */
  seen: Map<string, string>
  /** For each field the records that set its present value, none of which saw another. */
  setters: Record<Field, Version[]> | null
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

  const take = (record: VersionRecord) => {
    const version = addVersion(record, versions)
    versions.heads = [...versions.heads.filter((head) => !hasSeen(version, head)), version]
    versions.last = record.t
    if (record.k === 'annotation' && record.modified > versions.modified) versions.modified = record.modified
  }

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
      for (const record of waiting.sort((a, b) => (a.t < b.t ? -1 : 1))) take(record)
      waiting = []
      const { heads, modified } = versions
      const content = contentOf(settersOf(heads))
      if (!content) return null
      const live = heads.some(({ record }) => record.k !== 'delete')
      const revived = live && heads.some(({ record }) => record.k === 'delete')
      return { id, ...content, live, modified, heads: heads.map(({ record }) => record.t), revived }
    }
  }
}

/** Two records never share a clock unless a disk was cloned; then any rule will do that is the same everywhere. */
export const outranks = (a: JournalRecord, b: JournalRecord): boolean => JSON.stringify(a) > JSON.stringify(b)

interface Versions {
  byClock: Map<string, Version>
  heads: Version[]
  /** The greatest clock. */
  last: string
  modified: string
}

const noVersions = (): Versions => ({ byClock: new Map(), heads: [], last: '', modified: '' })

function addVersion(record: VersionRecord, { byClock }: Versions): Version {
  const seen = new Map<string, string>()
  const parents: Version[] = []
  const see = (t: string) => {
    const by = writerOf(t)
    if (t > (seen.get(by) ?? '')) seen.set(by, t)
  }
  for (const t of record.base) {
    // A base that is not older is a damaged or hostile claim; without it the graph has no circles.
    if (t >= record.t) continue
    see(t)
    const parent = byClock.get(t)
    if (!parent) continue
    parents.push(parent)
    for (const known of parent.seen.values()) see(known)
  }
  see(record.t)
  const content = record.k === 'annotation' ? toContent(record) : null
  const version: Version = { record, content, seen, setters: settersOf(parents) }
  if (content) version.setters = changedBy(version, content, version.setters)
  byClock.set(record.t, version)
  return version
}

const hasSeen = (version: Version, other: Version) => (version.seen.get(writerOf(other.record.t)) ?? '') >= other.record.t

/** The setters that hold after versions that are merged. */
function settersOf(versions: readonly Version[]): Version['setters'] {
  const known = versions.flatMap(({ setters }) => setters ?? [])
  const [only] = known
  if (!only || known.length === 1) return only ?? null
  return eachField((field) => {
    const all = [...new Set(known.flatMap((setters) => setters[field]))]
    return all
      .filter((setter) => !all.some((other) => other !== setter && hasSeen(other, setter)))
      .sort((a, b) => (a.record.t < b.record.t ? -1 : 1))
  })
}

/** The setters after a record: itself for the fields that differ from what its writer saw. */
function changedBy(version: Version, is: AnnotationContent, before: Version['setters']): Version['setters'] {
  const was = contentOf(before)
  return eachField((field) => (before && was && isSame(was[field], is[field]) ? before[field] : [version]))
}

const isSame = (a: unknown, b: unknown) => a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

function eachField(of: (field: Field) => Version[]): Record<Field, Version[]> {
  return {
    post: of('post'), path: of('path'), selector: of('selector'), colour: of('colour'), comment: of('comment'),
    tags: of('tags'), created: of('created'), extra: of('extra')
  }
}

function contentOf(setters: Version['setters']): AnnotationContent | null {
  if (!setters) return null
  const content: Partial<AnnotationContent> = {}
  for (const field of FIELDS) Object.assign(content, pick(setters[field].at(-1)?.content, field))
  content.comment = joinComments(setters.comment.map((setter) => setter.content?.comment ?? ''))
  return content as AnnotationContent
}

const pick = (content: AnnotationContent | null | undefined, field: Field) => (content ? { [field]: content[field] } : {})

/** All texts, oldest first. */
const joinComments = (comments: readonly string[]) =>
  [...new Set(comments)].filter((comment) => comment !== '').join(COMMENT_SEPARATOR)

function toContent(record: AnnotationRecord): AnnotationContent {
  const { v: _v, t: _t, k: _k, c: _c, id: _id, base: _base, modified: _modified, ...fields } = record
  const { post, path, selector, colour, comment, tags, created, ...extra } = fields
  return { post, path, selector, colour, comment, tags, created, extra }
}
