/**
 * The plain data that crosses every layer: what a folder, a post, an annotation and the settings are.
 * Each entity is declared once, as a zod schema, and its type is inferred from it. Offsets are UTF-16 units of
 * the post's canonical text (`canonical-text.ts`); dates are ISO 8601 strings; paths use `/` and are relative
 * to their folder.
 */
export * from './model/span.ts'
export * from './model/folder.ts'
export * from './model/place.ts'
export * from './model/post.ts'
export * from './model/reading.ts'
export * from './model/changes.ts'
export * from './model/collection.ts'
export * from './model/archive.ts'
export * from './model/connections.ts'
export * from './model/annotation.ts'
export * from './model/settings.ts'
export * from './model/library.ts'
export * from './model/search.ts'
export * from './model/event.ts'
export * from './model/exchange.ts'
export * from './model/notebook.ts'
export * from './model/problem.ts'
export * from './model/review.ts'
export * from './model/statistics.ts'
