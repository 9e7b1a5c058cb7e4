import { around, isInside, type PageElement } from './page-element.ts'

/** What stands around a post in its page: names that themes give to it, as one class or id. */
const WORDS =
  'shar(?:e|es|ing)|sharedaddy|social|socials|related|relatedposts|recommended|recommendations|read-?next|up-?next|more-posts|comments?|comment-list|disqus(?:_thread)?|' +
  'giscus|utterances|webmentions|respond|newsletter|subscribe|subscription|signup|sidebar|breadcrumbs?|paginav|pagination|pager|page-navigation|navigation|' +
  'nav|navbar|menu|masthead|banner|topbar|toolbar|tags|tag-?list|categories|meta|metadata|byline|dateline|reading-?time|author-?(?:bio|box|card|info)|about-author|' +
  'advert|advertisement|ads|sponsor|promo|cookie(?:s|-banner|-consent)?|toc|toc-wrapper|table-?of-?contents|skip-?(?:link|to-content)|edit-(?:link|this-page|page)|' +
  'claps?|reactions|likes|bookmark|print-only|visually-?hidden|sr-only|screen-reader-text|copy-?(?:code-?)?(?:button|btn)?|code-?lang|feed|rss|search|suggestions'
const NAME = new RegExp(
  '^(?:(?:post|entry|article|page|blog|site|single|content|js|theme|td|gh|p|u|wp|jp|mw|main|global)[-_]{1,2})?' +
  `(?:${WORDS})(?:[-_]{1,2}(?:buttons?|bar|links?|list|box|widget|container|section|wrapper|area|items?|nav|inner|form|thread|posts?|block|footer|header))?$`, 'i'
)
const IDS = /^(?:TableOfContents|markdown-toc|toc|comments?|disqus_thread|respond|sidebar|related|jp-relatedposts|share|nav|navbar|header-nav|MathJax_Message|mw-navigation|siteSub|contentSub|jump-to-nav|catlinks)$/i
/** Where a word such as `meta` or `tags` in a class is one that only themes use. */
const BOXES = new Set(['div', 'section', 'ul', 'ol', 'p', 'span', 'aside', 'footer', 'header', 'nav', 'form', 'a', 'button', 'details', 'dl', 'small', 'time', 'h2', 'h3', 'h4'])
/** Where such an id is not that of a heading's section, as Pandoc and Sphinx write it. */
const ID_BOXES = new Set(['div', 'ul', 'ol', 'aside', 'header', 'footer', 'form', 'details', 'p', 'span'])
/** Classes of plain words that authors give to parts of their posts, too. */
const KEPT = /^(?:banner|meta|content|feed|menu|search|tags|categories|ads)$/i
const ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'menu', 'menubar', 'toolbar'])
const NOTES = /^(?:footnotes?(?:-list)?|endnotes|references|bibliography|citations?)$/i
const ANCHORS = /^(?:anchor|hash-link|headerlink|header-anchor|heading-anchor|heading-link|anchorjs-link|anchor-link|hanchor|heading__anchor|td-heading-self-link)$/i

/** Whether an element, by what its start tag says, is none of the post but of the page around it. */
export function isChrome(element: PageElement): boolean {
  const { name, attributes, classes } = element
  switch (name) {
    case 'nav': case 'd-contents': case 'd-byline': case 'dt-byline': case 'mjx-assistive-mml-speech': return true
    case 'html': case 'body': case 'article': case 'main': case 'pre': case 'code': case 'table': case 'math': case 'figure': return false
  }
  if (attributes.role && ROLES.has(attributes.role) && !isInside(element, 'article')) return true
  if ('hidden' in attributes && attributes.role !== 'tabpanel' && name !== 'details') return true
  if (!BOXES.has(name)) return false
  if (attributes['aria-hidden'] === 'true' && (name === 'a' || name === 'button')) return true
  if (attributes.id && ID_BOXES.has(name) && !isSection(element) && IDS.test(attributes.id.slice(0, 100))) return true
  const isBare = name === 'span' || name === 'p' || name === 'small' || name === 'time'
  return classes.some((one) => one.length < 60 && (ANCHORS.test(one) ? name === 'a' : NAME.test(one) && !(KEPT.test(one) && (isBare || isInside(element, 'article')))))
}

const isSection = ({ classes }: PageElement): boolean => classes.some((one) => /^(?:section|level\d)$/.test(one))

/** Whether an element that was read to its end proves to be none of the post. `notes`: it holds footnotes or references. */
export function isChromeAtEnd(element: PageElement, notes: boolean): boolean {
  const { name } = element
  switch (name) {
    case 'footer': return !notes && !around(element, 3, (one) => one.name === 'blockquote' || one.name === 'figure')
    case 'header': return !isInPost(element) && (element.text === 0 || element.linked > element.text / 2)
    case 'aside': return !isInPost(element) && !notes
    case 'a': return isHeadingAnchor(element)
    default: return false
  }
}

const isInPost = (element: PageElement): boolean => isInside(element, 'article') || isInside(element, 'd-article') || isInside(element, 'dt-article')

/** The sign behind a heading that links to it. */
const isHeadingAnchor = (element: PageElement): boolean =>
  element.text <= 2 && (element.attributes.href ?? '').includes('#') && !('id' in element.attributes && element.text === 0) &&
  around(element, 2, (one) => /^h[1-6]$/.test(one.name)) !== null && !around(element, 3, (one) => one.name === 'sup')

/** Footnotes and lists of references, which belong to a post wherever they stand. */
export const isNotes = ({ name, attributes, classes }: PageElement): boolean =>
  name === 'd-appendix' || name === 'dt-appendix' || attributes.role === 'doc-endnotes' || attributes.role === 'doc-bibliography' ||
  ((name === 'div' || name === 'section' || name === 'ol' || name === 'ul' || name === 'aside') &&
    (classes.some((one) => NOTES.test(one)) || NOTES.test(attributes.id ?? '')))
