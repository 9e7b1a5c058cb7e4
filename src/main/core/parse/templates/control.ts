import type { Frame } from './frame.ts'
import type { Item } from './scan.ts'
import { LiquidError, toText } from './liquid-text.ts'
import { evaluate, holds } from './liquid-values.ts'
import type { Scope } from './scope.ts'

export type Tag = Extract<Item, { kind: 'tag' }>

/** What control tags need of the evaluator. */
export interface ControlOptions {
  run(frame: Frame, from: number, to: number, scope: Scope): void
  capture(frame: Frame, from: number, to: number, scope: Scope): string
  /** Takes one turn of a loop from what is left of them. */
  turn(): boolean
}

/**
 * Follows a control tag of Liquid (https://shopify.github.io/liquid/tags/). Throws LiquidError where it cannot.
 * @returns the index of the next item, null where the tag is none of these
 */
export function runControl(tag: Tag, index: number, frame: Frame, scope: Scope, { run, capture, turn }: ControlOptions): number | null {
  const end = frame.ends.get(index)
  const paired = (): number => {
    if (end === undefined) throw new LiquidError('its end is missing')
    return end
  }
  switch (tag.name) {
    case '#': case 'comment': case 'options': case 'endraw': return tag.name === 'comment' && !tag.body ? paired() + 1 : index + 1
    case 'assign': {
      const found = /^([\w-]+)\s*=\s*([\s\S]+)$/.exec(tag.args)
      if (!found) throw new LiquidError('cannot read it')
      scope.set(found[1] ?? '', evaluate(found[2] ?? '', scope.lookup))
      return index + 1
    }
    case 'capture':
      scope.set(tag.args.replace(/^["']|["']$/g, ''), capture(frame, index + 1, paired(), scope))
      return paired() + 1
    case 'if': case 'unless': {
      const chosen = branches(frame, index, paired(), /^(?:else|elsif|elif)$/).find(({ name, args }) => {
        if (name === 'else') return true
        return holds(args, scope.lookup) === (name !== 'unless')
      })
      if (chosen) run(frame, chosen.from, chosen.to, scope)
      return paired() + 1
    }
    case 'case': {
      const value = evaluate(tag.args, scope.lookup)
      const chosen = branches(frame, index, paired(), /^(?:when|else)$/).slice(1).find(({ name, args }) =>
        name === 'else' || args.split(/\s*,\s*|\s+or\s+/).some((option) => evaluate(option, scope.lookup) === value))
      if (chosen) run(frame, chosen.from, chosen.to, scope)
      return paired() + 1
    }
    case 'for':
      loop(tag, index, paired(), frame, scope, { run, turn })
      return paired() + 1
    default: return null
  }
}

interface Branch { name: string; args: string; from: number; to: number }

/** The parts of `{% if %}…{% elsif %}…{% else %}…{% endif %}`, the first under the name of the tag itself. */
function branches(frame: Frame, index: number, end: number, divider: RegExp): Branch[] {
  const first = frame.items[index] as Tag
  const found: Branch[] = [{ name: first.name, args: first.args, from: index + 1, to: end }]
  for (let at = index + 1; at < end; at++) {
    const item = frame.items[at]
    const inner = frame.ends.get(at)
    if (inner !== undefined) at = inner
    else if (item?.kind === 'tag' && divider.test(item.name)) {
      const last = found.at(-1)
      if (last) last.to = at
      found.push({ name: item.name, args: item.args, from: at + 1, to: end })
    }
  }
  return found
}

const LOOP = /^([\w-]+)\s+in\s+(\([^)]*\)|[^\s,]+)\s*([\s\S]*)$/

function loop(
  tag: Tag, index: number, end: number, frame: Frame, scope: Scope, { run, turn }: Pick<ControlOptions, 'run' | 'turn'>
): void {
  const [, name = '', source = '', options = ''] = LOOP.exec(tag.args) ?? []
  if (name === '') throw new LiquidError('cannot read it')
  const found = evaluate(source, scope.lookup)
  if (found === undefined) throw new LiquidError(`“${source}” is not known`)
  const option = (key: string) => {
    const text = new RegExp(`\\b${key}:\\s*([\\w.]+)`).exec(options)?.[1]
    return text === undefined ? undefined : Number(toText(evaluate(text, scope.lookup)))
  }
  const offset = option('offset') ?? 0
  let values: unknown[] = Array.isArray(found) ? found : typeof found === 'object' && found !== null ? Object.entries(found) : []
  values = values.slice(offset, offset + (option('limit') ?? values.length))
  if (/\breversed\b/.test(options)) values = values.toReversed()
  const [body, otherwise] = branches(frame, index, end, /^else$/)
  if (values.length === 0 && otherwise) run(frame, otherwise.from, otherwise.to, scope)
  for (const [at, value] of values.entries()) {
    if (!turn()) throw new LiquidError('it has too many turns')
    const forloop = {
      index: at + 1, index0: at, first: at === 0, last: at === values.length - 1, length: values.length, rindex: values.length - at
    }
    if (body) run(frame, body.from, body.to, scope.within({ [name]: value, forloop }))
  }
}
