import type { Section } from '../parsed-post.ts'

const HEAD =
  /<table([^>]*)>(?:\s|<thead[^>]*>|<tbody[^>]*>|<tr[^>]*>)*<t[hd][^>]*>\s*(?:<strong>)?(?:symbols?|notations?|variables?|parameters?|quantity|terms?|符号|记号|变量|参数)\s*(?:<\/strong>)?<\/t[hd]>\s*<t[hd][^>]*>\s*(?:<strong>)?(?:meanings?|descriptions?|definitions?|explanation|what it is|含义|意义|说明|描述|解释)\s*(?:<\/strong>)?<\/t[hd]>/gi

/** Marks tables of symbols and what they mean with the class `notation`. */
export function markNotation(sections: readonly Section[]): void {
  for (const section of sections) {
    for (const [at, part] of section.parts.entries()) {
      // A head without formulas lies in one string.
      if (typeof part !== 'string' || !part.includes('<table')) continue
      section.parts[at] = part.replace(HEAD, (head, attributes: string) =>
        attributes.includes(' class="')
          ? head.replace(' class="', ' class="notation ')
          : head.replace('<table', '<table class="notation"'))
    }
  }
}
