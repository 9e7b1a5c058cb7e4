import type MarkdownIt from 'markdown-it'
import type { MarkdownEnv } from '../slots.ts'

const LINK = /\[\[[^\s[\]][^[\]\n]*\]\](?![([:])/
const vaults = new WeakMap<MarkdownEnv, boolean>()

/**
 * Whether a post is one of Obsidian: `#tag` and `%%comment%%` are its own there and mere text elsewhere. Its folder
 * tells, or links in double brackets in its text.
 */
export const isVault = (env: MarkdownEnv): boolean => vaults.get(env) === true

/** Finds out before running text is read. */
export function vaultPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'obsidian_vault', ({ src, tokens, env }) => {
    const engine = (env as MarkdownEnv).surroundings.site?.engine ?? null
    const found = engine === 'obsidian' || (engine === null && src.includes('[[') && tokens.some((token) =>
      token.type === 'wiki_embed' || (token.type === 'inline' && token.content.includes('[[') && LINK.test(token.content.replace(/`[^`]*`/g, '')))))
    if (found) vaults.set(env as MarkdownEnv, true)
  })
}
