import { isDeepStrictEqual } from 'node:util'
import { ANNOTATION_KINDS, COLOURS } from '../../../../shared/choices.ts'
import type { AnnotationKind, ForeignParts } from '../../../../shared/model.ts'
import { LECTERN_CONTEXT, VERSION_PREFIX, W3C_CONTEXT } from '../../../../shared/w3c.ts'
import { stableId, uuidIn } from '../stable-id.ts'
import { toIsoDate, type ImportedNote } from './imported-note.ts'
import { isCount, isEmpty, isObject, listOf, objectsIn, textOf, textsIn, without, type Json } from './json.ts'

const OWN_MOTIVATIONS = ['highlighting', 'commenting', 'bookmarking']

/** Whether JSON is an annotation, a collection, a page or a list of W3C annotations. */
export function isW3c(value: unknown): boolean {
  return listOf(value).some((entry) => isObject(entry) && (itemsOf(entry) !== null || isAnnotation(entry)))
}

/**
 * Notes of W3C annotations (https://www.w3.org/TR/annotation-model/), Lectern's own among them: from those all comes back that
 * `toW3c` wrote. What Lectern has no field for is kept with the note.
 */
export function fromW3c(value: unknown): ImportedNote[] {
  return listOf(value).filter(isObject).flatMap((entry) => {
    const items = itemsOf(entry)
    if (items === null) return isAnnotation(entry) ? [toNote(entry)] : []
    return items.filter(isAnnotation).map(toNote)
  })
}

const isType = (value: Json, type: string) => textsIn(value.type ?? value['@type']).includes(type)
const isAnnotation = (value: Json) => isType(value, 'Annotation') && value.target !== undefined

function itemsOf(value: Json): Json[] | null {
  if (isType(value, 'AnnotationPage') || isType(value, 'AnnotationSet')) return objectsIn(value.items)
  if (!isType(value, 'AnnotationCollection')) return null
  return objectsIn(value.first).flatMap((page) => objectsIn(page.items))
}

function toNote(annotation: Json): ImportedNote {
  const id = textOf(annotation.id ?? annotation['@id'])
  const [target = {}] = listOf(annotation.target).map((each) => (typeof each === 'string' ? { source: each } : each)).filter(isObject)
  const selectors = objectsIn(target.selector)
  const quote = selectors.find((each) => each.type === 'TextQuoteSelector' && typeof each.exact === 'string')
  const place = selectors.find((each) => each.type === 'TextPositionSelector' && isCount(each.start) && isCount(each.end))
  const classes = textsIn(target.styleClass).flatMap((each) => each.split(/\s+/))
  const bodies = objectsIn(annotation.body)
  const comments = bodies.filter((body) => body.type === 'TextualBody' && body.purpose !== 'tagging' && typeof body.value === 'string')
  const tags = bodies.filter((body) => body.purpose === 'tagging' && typeof body.value === 'string')
  const bare = [textOf(annotation.bodyValue), ...textsIn(annotation.body)].filter((text) => text !== '')
  const source = isObject(target.source) ? textOf(target.source.id) : textOf(target.source) || textOf(target.id)
  const utf16 = listOf(target['lectern:utf16'])
  const version = objectsIn(target.state).map((state) => textOf(state.cached)).find((cached) => cached.startsWith(VERSION_PREFIX))
  const note: ImportedNote = {
    id: uuidIn(id) ?? stableId('w3c', id || JSON.stringify(annotation)),
    post: { urls: source === '' ? [] : [source], title: isObject(target.source) ? textOf(target.source.title) : '' },
    kind: kindOf(classes, selectors.length > 0, quote, annotation),
    quote: { exact: textOf(quote?.exact), prefix: textOf(quote?.prefix), suffix: textOf(quote?.suffix) },
    position: isCount(utf16[0]) && isCount(utf16[1]) ? { start: utf16[0], end: utf16[1], unit: 'utf16' }
      : place ? { start: place.start as number, end: place.end as number, unit: 'code points' } : null,
    headings: textsIn(target['lectern:headings']),
    hash: version === undefined ? '' : decode(version.slice(VERSION_PREFIX.length)),
    colour: COLOURS.find((colour) => classes.includes(colour)) ?? COLOURS[0],
    comment: [...bare, ...comments.map((body) => textOf(body.value))].join('\n\n'),
    tags: tags.map((body) => textOf(body.value)),
    detached: target['lectern:detached'] === true,
    created: toIsoDate(annotation.created),
    modified: toIsoDate(annotation.modified)
  }
  const foreign = foreignOf(annotation, target, {
    selectors: selectors.filter((each) => each !== quote && each !== place),
    bodies: bodies.filter((body) => !comments.includes(body) && !tags.includes(body))
  })
  return isEmpty(foreign) ? note : { ...note, foreign }
}

/** A note without a selector stands on the whole post, one without words on a place. */
function kindOf(classes: string[], hasSelector: boolean, quote: Json | undefined, { motivation }: Json): AnnotationKind {
  const named = ANNOTATION_KINDS.find((kind) => classes.includes(kind))
  if (named) return named
  if (!hasSelector) return 'page'
  return textOf(quote?.exact) === '' && textsIn(motivation).includes('bookmarking') ? 'bookmark' : 'highlight'
}

function foreignOf(annotation: Json, target: Json, rest: { selectors: Json[]; bodies: Json[] }): ForeignParts {
  const id = textOf(annotation.id ?? annotation['@id'])
  const motivation = textOf(annotation.motivation)
  const context = annotation['@context']
  const fields = without(annotation, '@context', 'id', '@id', 'type', '@type', 'motivation', 'created', 'modified', 'body', 'bodyValue', 'target')
  const onTarget = without(target, 'type', 'id', 'source', 'styleClass', 'selector', 'state', 'lectern:headings', 'lectern:utf16', 'lectern:detached')
  return {
    ...(id !== '' && uuidIn(id) === null && { id }),
    ...(context !== undefined && !isOwnContext(context) && { context: withOurs(context) }),
    ...(annotation.motivation !== undefined && !OWN_MOTIVATIONS.includes(motivation) && { motivation: annotation.motivation }),
    ...(!isEmpty(fields) && { fields }),
    ...(!isEmpty(onTarget) && { target: onTarget }),
    ...(rest.selectors.length > 0 && { selectors: rest.selectors }),
    ...(rest.bodies.length > 0 && { bodies: rest.bodies })
  }
}

const isOwnContext = (context: unknown) => context === W3C_CONTEXT || isDeepStrictEqual(context, [W3C_CONTEXT, LECTERN_CONTEXT])
/** What is written will hold our terms beside theirs. */
const withOurs = (context: unknown): unknown[] =>
  [...listOf(context), LECTERN_CONTEXT].filter((entry, index, all) => all.findIndex((other) => isDeepStrictEqual(other, entry)) === index)

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
