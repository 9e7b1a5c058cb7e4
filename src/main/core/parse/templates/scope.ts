import type { TemplateContext } from './template.ts'

/** The variables of a template: its own, over those of the post and the site. */
export interface Scope {
  lookup(name: string): unknown
  set(name: string, value: unknown): void
  /** A scope for a loop or an included file, with some names of its own. */
  within(names: Readonly<Record<string, unknown>>): Scope
}

export function createScope({ data, site }: TemplateContext): Scope {
  const globals: Record<string, unknown> = {
    page: data,
    // Addresses start at the root of the folder here, wherever the site lies on the web.
    site: { ...site?.data, title: site?.title ?? '', author: site?.data?.author ?? site?.author, baseurl: '', url: '' },
    config: site?.data,
    jekyll: { environment: 'production' }
  }
  const make = (own: Map<string, unknown>, outer: Scope | null): Scope => ({
    lookup(name) {
      if (own.has(name)) return own.get(name)
      if (outer) return outer.lookup(name)
      return Object.hasOwn(globals, name) ? globals[name] : undefined
    },
    set(name, value) {
      // What a loop or an include assigns stands after it, too.
      if (outer && !own.has(name)) outer.set(name, value)
      else own.set(name, value)
    },
    within(names) { return make(new Map(Object.entries(names)), this) }
  })
  return make(new Map(), null)
}
