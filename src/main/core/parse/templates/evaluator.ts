import { answerCall } from './calls/calls.ts'
import { readArguments, rootAddresses, type Arguments } from './arguments.ts'
import { runControl, type Tag } from './control.ts'
import { createFrame, createTextSink, type Frame, type Sink } from './frame.ts'
import { readInsert } from './insert-file.ts'
import { LiquidError, toText } from './liquid-text.ts'
import { evaluate } from './liquid-values.ts'
import { readOutput } from './output.ts'
import { endingOf } from './pair.ts'
import { placeLiteral, placeUnknown } from './placing.ts'
import type { Item } from './scan.ts'
import { createScope, type Scope } from './scope.ts'
import type { Call, Piece, TemplateContext } from './template.ts'

export interface Evaluator { run(source: string, sink: Sink): void }

/** Loops and included files may make this much of a post, in turns and in characters. */
const MAX_TURNS = 2000
const MAX_MADE = 1_000_000
const MAX_INCLUDES = 5
const MAX_READS = 200

/** Walks through the tags of a text. @param onUnknown told of a tag that is shown as its source */
export function createEvaluator(context: TemplateContext, { onUnknown }: { onUnknown: (source: string, at: number) => void }): Evaluator {
  let turns = MAX_TURNS
  let made = MAX_MADE
  /** Within an included file what is not known counts for the whole of it. */
  let report = onUnknown
  let includes = 0
  let reads = MAX_READS
  let parent: Call | null = null
  const children = new WeakMap<Call, Map<string, number>>()

  const box = (frame: Frame, start: number, end: number) => {
    report(frame.source.slice(start, end), start)
    placeUnknown(frame, start, end)
  }
  const place = (frame: Frame, pieces: Piece[], block: boolean, item: Item, end = item.end) => {
    frame.sink.place({ pieces, block, source: frame.source.slice(item.start, end) }, item.start, end)
  }

  const readCall = (frame: Frame, index: number, name: string, { named, positional }: Arguments): Call => {
    const item = frame.items[index]
    const end = frame.ends.get(index)
    const span = item && 'body' in item ? item.body : null
    const last = end === undefined ? undefined : frame.items[end]
    const body = span ? frame.source.slice(span.start, span.end) : item && last ? frame.source.slice(item.end, last.start) : null
    const plain = name.toLowerCase().replace(/^.*[/:]/, '').replace(/\.(?:html|md|liquid)$/, '').replaceAll('_', '-')
    const counts = parent ? children.get(parent) ?? new Map<string, number>() : new Map<string, number>()
    if (parent) children.set(parent, counts)
    const nth = counts.get(plain) ?? 0
    counts.set(plain, nth + 1)
    return { name: plain, named, positional, body, parent, index: nth }
  }
  /** @returns the index of the next item */
  const follow = (frame: Frame, index: number, item: Item, call: Call, scope: Scope): number => {
    const end = frame.ends.get(index)
    const last = end === undefined ? item : frame.items[end] ?? item
    const next = (end ?? index) + 1
    const answer = answerCall(call, context)
    if (!answer) {
      box(frame, item.start, item.end)
      if (end !== undefined) run(frame, index + 1, end, scope)
      return next
    }
    if ('text' in answer) frame.sink.insert(answer.text, item.start)
    else if ('pieces' in answer) place(frame, answer.pieces, answer.block, item, last.end)
    else {
      place(frame, answer.around[0], answer.block, item)
      const outer = parent
      parent = call
      if (end !== undefined) run(frame, index + 1, end, scope)
      else if (call.body !== null) frame.sink.insert(call.body, item.start)
      parent = outer
      place(frame, answer.around[1], answer.block, last)
    }
    return next
  }

  const include = (frame: Frame, index: number, tag: Tag, scope: Scope): number => {
    const value = (word: string) => variable(word, scope)
    const file = /^(\{\{[^}]*\}\}|"[^"]*"|'[^']*'|[^\s,]+)/.exec(tag.args)?.[0] ?? ''
    const name = toText(file.startsWith('{{') ? evaluate(file.slice(2, -2), scope.lookup) : file.replace(/^["']|["']$/g, ''))
    const args = readArguments(tag.args.slice(file.length), value)
    if (tag.name !== 'include_relative') rootAddresses(args.named)
    const call = readCall(frame, index, name, args)
    if (answerCall(call, context)) return follow(frame, index, tag, call, scope)
    const text = reads-- <= 0 ? null : context.read(tag.name === 'include_relative' ? name : `/_includes/${name}`)
    const expanded = text === null || includes >= MAX_INCLUDES ? null : expandFile(text, scope.within({ include: Object.fromEntries(args.named) }))
    if (expanded === null) box(frame, tag.start, tag.end)
    else if (/^\s*</.test(expanded)) place(frame, [{ html: expanded }], true, tag)
    else frame.sink.insert(expanded, tag.start)
    return index + 1
  }
  /** A file with its tags followed; null where some are not known, as half of a template says nothing. */
  const expandFile = (text: string, scope: Scope): string | null => {
    const sink = createTextSink(text, made)
    let known = true
    const outer = report
    report = () => { known = false }
    includes++
    const frame = createFrame(text, false, sink)
    run(frame, 0, frame.items.length, scope)
    includes--
    report = outer
    made -= sink.text().length
    return known && made > 0 ? sink.text().trim() : null
  }
  const capture = (frame: Frame, from: number, to: number, scope: Scope): string => {
    const sink = createTextSink(frame.source, made)
    run({ ...frame, sink }, from, to, scope)
    made -= sink.text().length
    return sink.text()
  }

  const runTag = (frame: Frame, index: number, tag: Tag, scope: Scope): number => {
    try {
      const next = runControl(tag, index, frame, scope, { run, capture, turn: () => turns-- > 0 && made > 0 })
      if (next !== null) return next
      if (/^(?:include|include_relative|include_cached|render)$/.test(tag.name)) return include(frame, index, tag, scope)
      const args = tag.args.startsWith('(') ? tag.args.replace(/^\(|\)$/g, '') : tag.args
      return follow(frame, index, tag, readCall(frame, index, tag.name, readArguments(args, (word) => variable(word, scope))), scope)
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error
      const end = frame.ends.get(index)
      box(frame, tag.start, end === undefined ? tag.end : frame.items[end]?.end ?? tag.end)
      return (end ?? index) + 1
    }
  }
  const runOutput = (frame: Frame, index: number, item: Extract<Item, { kind: 'output' }>, scope: Scope): number => {
    const output = readOutput(item, frame.source, scope.lookup, context)
    switch (output.kind) {
      case 'value': frame.sink.insert(output.text, item.start); break
      case 'markdown': place(frame, [{ markdown: output.text }], false, item); break
      case 'text': frame.sink.copy(item.start, item.end); break
      case 'unknown': box(frame, item.start, item.end); break
      case 'call':
        return follow(frame, index, item, readCall(frame, index, output.name, readArguments(output.args, () => undefined)), scope)
    }
    return index + 1
  }
  const step = (frame: Frame, index: number, item: Item, scope: Scope): number => {
    switch (item.kind) {
      case 'text': frame.sink.copy(item.start, item.end); return index + 1
      case 'literal': placeLiteral(frame, item); return index + 1
      case 'output': return runOutput(frame, index, item, scope)
      case 'insert': {
        const text = reads-- > 0 ? readInsert(item, context) : null
        made -= text?.length ?? 0
        if (text !== null && made > 0) frame.sink.insert(text, item.start)
        else if (item.inCode) {
          report(frame.source.slice(item.start, item.end), item.start)
          frame.sink.copy(item.start, item.end)
        } else box(frame, item.start, item.end)
        return index + 1
      }
      case 'shortcode': {
        const end = frame.ends.get(index)
        if (end !== undefined && item.shortcode.name.endsWith('.inline')) {
          // A template of its own within the post.
          box(frame, item.start, frame.items[end]?.end ?? item.end)
          return end + 1
        }
        if (endingOf(item) === null) return follow(frame, index, item, readCall(frame, index, item.shortcode.name, item.shortcode), scope)
        box(frame, item.start, item.end)
        return index + 1
      }
      case 'tag': return runTag(frame, index, item, scope)
    }
  }
  const run = (frame: Frame, from: number, to: number, scope: Scope): void => {
    for (let at = from; at < to;) {
      const item = frame.items[at]
      if (!item) return
      at = step(frame, at, item, scope)
    }
  }

  return {
    run(source, sink) {
      const frame = createFrame(source, context.markdown, sink)
      run(frame, 0, frame.items.length, createScope(context))
    }
  }
}

/** The value of `page.img` or a plain name; undefined where it names none. */
function variable(word: string, scope: Scope): unknown {
  try {
    return evaluate(word, scope.lookup)
  } catch {
    return undefined
  }
}
