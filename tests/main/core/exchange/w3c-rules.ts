/**
 * The rules of https://www.w3.org/TR/annotation-model/ that can be broken by what Lectern writes, and the names that its JSON-LD context
 * (http://www.w3.org/ns/anno.jsonld) knows. A name with a prefix must have that prefix in the context.
 */
type Json = Record<string, unknown>

const ANNO = 'http://www.w3.org/ns/anno.jsonld'
const TERMS = new Set((
  'id type value body target source hasSelector selector state scope styleClass styledBy renderedVia creator generator motivation purpose created modified generated rights ' +
  'canonical via audience bodyValue stylesheet exact prefix suffix start end startSelector endSelector refinedBy conformsTo cached sourceDate sourceDateStart sourceDateEnd ' +
  'format language processingLanguage textDirection accessibility name nickname email email_sha1 homepage label total first last items partOf next prev startIndex'
).split(' '))
const MOTIVATIONS = new Set((
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying reviewing tagging'
).split(' '))
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const IRI = /^[^\s<>"{}|\\^`]+$/

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** What is wrong with an annotation or a collection, in words; nothing where it keeps the rules. */
export function w3cProblems(value: unknown): string[] {
  const problems: string[] = []
  const check = (holds: boolean, problem: string) => { if (!holds) problems.push(problem) }
  if (!isJson(value)) return ['no object']
  const contexts = listOf(value['@context'])
  check(contexts.includes(ANNO), 'the context of the model is missing')
  const prefixes = new Set(contexts.filter(isJson).flatMap((context) => Object.keys(context)))
  checkNames(value, prefixes, check)
  if (value.type === 'AnnotationCollection') checkCollection(value, check)
  else checkAnnotation(value, check)
  return problems
}

type Check = (holds: boolean, problem: string) => void

function checkNames(value: unknown, prefixes: ReadonlySet<string>, check: Check): void {
  if (Array.isArray(value)) for (const each of value) checkNames(each, prefixes, check)
  if (!isJson(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === '@context') continue
    check(TERMS.has(name) || (name.includes(':') && prefixes.has(name.split(':', 1)[0] ?? '')), `the name ${name} means nothing`)
    checkNames(inner, prefixes, check)
  }
}

function checkCollection(value: Json, check: Check): void {
  check(typeof value.id === 'string' && IRI.test(value.id), 'a collection has one id')
  const page = value.first
  check(isJson(page) && page.type === 'AnnotationPage' && typeof page.id === 'string' && Array.isArray(page.items), 'a collection has a first page with items')
  const items = isJson(page) ? listOf(page.items) : []
  check(value.total === items.length, 'the total counts the items')
  for (const item of items) if (isJson(item)) checkAnnotation(item, check)
  check(new Set(items.map((item) => (isJson(item) ? item.id : ''))).size === items.length, 'each annotation has an id of its own')
}

function checkAnnotation(value: Json, check: Check): void {
  check(typeof value.id === 'string' && IRI.test(value.id), 'an annotation has one id')
  check(listOf(value.type).includes('Annotation'), 'its type is Annotation')
  for (const motivation of listOf(value.motivation)) check(typeof motivation === 'string' && MOTIVATIONS.has(motivation), `the motivation ${String(motivation)} is known`)
  for (const name of ['created', 'modified', 'generated']) check(value[name] === undefined || DATE.test(String(value[name])), `${name} is a date with a time and a zone`)
  check(!(value.body !== undefined && value.bodyValue !== undefined), 'not both body and bodyValue')
  for (const body of listOf(value.body)) {
    if (isJson(body) && body.type === 'TextualBody') check(typeof body.value === 'string', 'a textual body has a value')
    if (isJson(body) && body.purpose !== undefined) check(MOTIVATIONS.has(String(body.purpose)), 'a purpose is a motivation')
  }
  const targets = listOf(value.target)
  check(targets.length > 0, 'an annotation has a target')
  for (const target of targets) if (isJson(target)) checkTarget(target, check)
}

function checkTarget(target: Json, check: Check): void {
  check(typeof target.source === 'string' && IRI.test(target.source), 'a specific resource has one source, an IRI')
  for (const each of listOf(target.styleClass)) check(typeof each === 'string', 'a style class is a string')
  for (const state of listOf(target.state)) check(isJson(state) && state.type === 'TimeState' && listOf(state.cached).every((iri) => IRI.test(String(iri))), 'a time state links its copy')
  for (const selector of listOf(target.selector)) {
    if (!isJson(selector)) check(false, 'a selector is an object')
    else if (selector.type === 'TextQuoteSelector') check(typeof selector.exact === 'string', 'a quote has exactly one exact')
    else if (selector.type === 'TextPositionSelector') check(Number(selector.start) >= 0 && Number(selector.end) >= Number(selector.start), 'a position starts before it ends')
  }
}
