/**
 * THE CONTRACT between the page and the core, declared once. Every door serves exactly this: inputs are
 * validated before they reach the core, errors cross as the codes of `errors.ts`, long work streams its progress
 * and stops when the caller's signal aborts.
 */
import { eventIterator, oc, type ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import { ERRORS } from './errors.ts'
import {
  Annotation, AnnotationDraft, Archive, AttentionItem, Collection, Connections, CoreEvent, Counted, DeletedAnnotation, Exported, ExportRequest, Folder, Grade, ImportPreview,
  ImportReport, ImportRequest, Library, NoteCounts, NotePage, NotePost, NoteQuery, NoteReview, Places, PostChanges, PostChunk, PostConditions, PostPage, PostQuery, PostReading, ProblemPage, ProblemQuery,
  ReadingPosition, ReviewDay, ScanProgress, ScanReport, SearchPage, SearchQuery, SectionsRead, Settings, SettingsPatch, Statistics, WriteExportRequest, WrittenExport
} from './model.ts'
import { LOCALES } from './words/locales.ts'

const method = oc.errors(ERRORS)

const Nothing = z.void()
const Id = z.string().min(1).max(200)
const ById = z.object({ id: Id })
/** Annotations that are changed together at most. */
const MOST = 50_000
const ByIds = z.object({ ids: z.array(Id).max(MOST) })

export const contract = {
  /** The front of the library. */
  getLibrary: method.output(Library),
  /** Opens the system's folder dialog. `path` is null when the reader cancels; NOT_OFFERED where there is none. */
  chooseFolder: method.output(z.object({ path: z.string().nullable() })),
  /** Adds a folder and starts to scan it. Resolves once it is listed, not when the scan ends. */
  addFolder: method.input(z.object({ path: z.string().min(1).max(4096) })).output(Folder),
  /**
   * Opens the guide to Lectern as a folder, until Lectern quits: in the language, and in English where it has none in it or none is named.
   * NOT_OFFERED where it is not there.
   */
  openGuide: method.input(z.object({ language: z.enum(LOCALES) }).optional()).output(z.object({ folderId: z.string() })),
  /** Takes a folder off the list. Its files and journal stay where they are. */
  removeFolder: method.input(ById).output(Nothing),
  /** Compares a folder with the store, yields progress, returns the report. Abort to cancel. */
  scanFolder: method.input(ById).output(eventIterator(ScanProgress, ScanReport)),
  /** Stops the scan of a folder that nobody waits for, as the first one. What it found until then stays. */
  stopScan: method.input(ById).output(Nothing),

  listPosts: method.input(PostQuery).output(PostPage),
  /** The posts by year and month. */
  listArchive: method.output(Archive),
  /** Those who wrote the posts, by name. */
  listAuthors: method.output(z.array(Counted)),
  /** Tags that the posts of these conditions have besides the tags in them, the most frequent first. */
  listRelatedTags: method.input(PostConditions.extend({ limit: z.int().min(1).max(100).default(12) })).output(z.array(Counted)),
  /** Where to go on from a post. */
  getConnections: method.input(ById).output(Connections),
  /** Finds posts by their words and by the notes on them, in the query language of `search/parse-query.ts`. */
  search: method.input(SearchQuery).output(SearchPage),
  /** What the palette offers: posts by letters of their titles (recent ones for none), notes and tags by words. */
  findPlaces: method.input(z.object({ words: z.string().max(200), limit: z.int().min(1).max(50).default(20) })).output(Places),
  /** Streams a post from the top: first the post, then each section, then the render warnings. */
  openPost: method.input(ById).output(eventIterator(PostChunk)),
  /**
   * Keeps where the reader is, on disk before long. `hash`: the version that is on screen, the latest where left out.
   * `sectionsRead` is added to what was seen before.
   */
  saveReading: method.input(ById.extend({ position: ReadingPosition, hash: z.string().max(200).optional(), sectionsRead: SectionsRead.optional() })).output(Nothing),
  /**
   * Marks posts as read or unread; on disk when it resolves, of each folder all or none. @returns what was remembered of them
   * before, for `restoreReading`, of those that are different now
   */
  markPosts: method.input(ByIds.extend({ as: z.enum(['read', 'unread']) })).output(z.array(PostReading)),
  /** Sets what is remembered of reading posts, as when a marking is taken back. On disk when it resolves. */
  restoreReading: method.input(z.object({ readings: z.array(PostReading).max(MOST) })).output(Nothing),

  /**
   * The post as the library knows it against the version that counts as read (see `Reading.seen`); null where that is the same,
   * or none does.
   */
  getChanges: method.input(ById).output(PostChanges.nullable()),
  /** Makes a version of a post count as read; null: none. On disk when it resolves. @returns the one that did before */
  markSeen: method.input(ById.extend({ hash: z.string().max(200).nullable() })).output(z.object({ before: z.string().nullable() })),

  /**
   * Makes a collection, or gives one another name or filter; one that was deleted is back. On disk when it resolves: in the
   * journal of the folder that its filter names, or of every open folder.
   */
  saveCollection: method.input(Collection).output(Nothing),
  deleteCollection: method.input(ById).output(Nothing),
  /** Opens an http, https or mailto address in the system's browser. NOT_OFFERED where the page does it itself. */
  openLink: method.input(z.object({ url: z.url({ protocol: /^(https?|mailto)$/ }).max(8192) })).output(Nothing),

  /** Annotations of one post in reading order, lost ones last; of the whole library without `postId`. */
  listAnnotations: method.input(z.object({ postId: z.string().optional() })).output(z.array(Annotation)),
  /** Creates or changes an annotation. Resolves after the line is on disk. */
  saveAnnotation: method.input(AnnotationDraft).output(Annotation),
  /** Moves an annotation to the trash. Resolves after the line is on disk. */
  deleteAnnotation: method.input(ById).output(Nothing),
  /** Takes an annotation back from the trash. */
  restoreAnnotation: method.input(ById).output(Annotation),
  /**
   * The same for many at once: for each folder of posts all are on disk, or none. Where only some folders could be written, the
   * error says how many were saved, and the events which.
   */
  saveAnnotations: method.input(z.object({ drafts: z.array(AnnotationDraft).max(MOST) })).output(z.array(Annotation)),
  deleteAnnotations: method.input(ByIds).output(Nothing),
  restoreAnnotations: method.input(ByIds).output(z.array(Annotation)),
  /** What is in the trash, the newest deletion first. */
  listTrash: method.output(z.array(DeletedAnnotation)),

  /** Notes as files of a format, for the reader to save. Touches nothing. EXPORT_TEMPLATE, EXPORT_TOO_LARGE. */
  exportNotes: method.input(ExportRequest).output(Exported),
  /**
   * Writes notes as Markdown into a folder of the reader's. Of files that are there only those with Lectern's marks change, and in them only
   * Lectern's own blocks. EXPORT_TEMPLATE, EXPORT_UNWRITABLE, FOLDER_MISSING and its kin.
   */
  writeExport: method.input(WriteExportRequest).output(WrittenExport),
  /** What `importNotes` would make of a file. IMPORT_UNREADABLE tells what is wrong with it. */
  previewImport: method.input(ImportRequest).output(ImportPreview),
  /** Adds the notes of a file to the posts they belong to. The same file again changes nothing. Resolves after all is on disk. */
  importNotes: method.input(ImportRequest).output(ImportReport),
  /** One page of the notebook, and what its filters would leave. */
  queryNotes: method.input(NoteQuery).output(NotePage),
  /** Annotations whose words changed or went, in reading order; those that the reader detached are left out. */
  listAttention: method.output(z.array(AttentionItem)),
  countNotes: method.output(NoteCounts),
  /** The posts of these ids as lists of annotations show them, those that are gone included, in the same order. */
  describePosts: method.input(ByIds).output(z.array(NotePost)),

  /** The highlights to review today. */
  getReview: method.output(ReviewDay),
  /** How well the reader knew a highlight, and so when it comes back; null: not today. On disk when it resolves. @returns the review before */
  gradeNote: method.input(ById.extend({ grade: Grade.nullable() })).output(z.object({ before: NoteReview.nullable() })),
  /** Sets what is remembered of reviewing a highlight, as when a grade is taken back; null: it was never reviewed. */
  restoreReview: method.input(ById.extend({ review: NoteReview.nullable() })).output(Nothing),

  /** Comments of notes, which are Markdown, as HTML that is safe to show, in the same order. */
  renderNotes: method.input(z.object({ texts: z.array(z.string().max(100_000)).max(100) })).output(z.object({ html: z.array(z.string()) })),
  /** The tags of all notes of the library, the most used first. */
  listNoteTags: method.output(z.array(z.object({ name: z.string(), notes: z.int().min(0) }))),

  /** One page of what could not be shown or read as written, as the scan found it; drawing a post may find more. */
  listProblems: method.input(ProblemQuery).output(ProblemPage),

  /** Adds time that was spent reading a post, today; nothing where statistics are off. On disk when it resolves. */
  recordReading: method.input(ById.extend({ seconds: z.int().min(1).max(3600) })).output(Nothing),
  /** The last `weeks` weeks, this one included. */
  getStatistics: method.input(z.object({ weeks: z.int().min(1).max(53).default(12) })).output(Statistics),
  /** Forgets the time that was recorded. STATISTICS_UNWRITABLE. */
  deleteStatistics: method.output(Nothing),

  getSettings: method.output(Settings),
  saveSettings: method.input(SettingsPatch).output(Settings),

  /** Everything that happens from now on, until aborted. */
  watchEvents: method.output(eventIterator(CoreEvent))
}

export type Contract = typeof contract
/** The contract as its callers see it, over any door. */
export type Api = ContractRouterClient<Contract>
