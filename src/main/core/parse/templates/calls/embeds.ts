import { escapeAttribute, escapeText } from '../../sanitise/escape.ts'
import { argument, type Answer, type Answerer, type Call } from '../template.ts'

interface Embed { href: string; label: string }

type Find = (call: Call, id: string) => Embed | null

const address = (text: string): string => (/^https?:\/\//i.test(text) ? text : '')
const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$|\/$/g, '').slice(0, 100)

/** A site whose pages have ids. */
const byId = (label: string, url: (id: string) => string): Find => (_call, id) => {
  if (id === '') return null
  const href = address(id)
  return { href: href || url(encodeURIComponent(id)), label: `${label}: ${href ? withoutScheme(href) : id}` }
}

const youtube: Find = (_call, text) => {
  const id = /(?:youtu\.be\/|[?&]v=|\/(?:embed|shorts|live)\/)([\w-]{6,20})/.exec(text)?.[1] ?? (/^[\w-]{6,20}$/.test(text) ? text : '')
  return id === '' ? null : { href: `https://www.youtube.com/watch?v=${id}`, label: `YouTube: ${id}` }
}

const tweet: Find = (call, id) => {
  if (address(id)) return { href: id, label: `Post on X: ${withoutScheme(id)}` }
  const user = argument(call, 'user')
  const status = argument(call, 'id') || id
  if (!/^\d+$/.test(status)) return null
  return { href: `https://x.com/${user === '' ? 'i' : encodeURIComponent(user)}/status/${status}`, label: `Post on X: ${user === '' ? status : `${user}, ${status}`}` }
}

const gist: Find = (call, id) => {
  const [first = '', second = ''] = call.positional
  const path = address(id) ? '' : /^[\w-]+$/.test(second) && !first.includes('/') ? `${first}/${second}` : id
  if (!address(id) && !/^[\w.-]+(?:\/\w+)?$/.test(path)) return null
  return { href: address(id) || `https://gist.github.com/${path}`, label: `Gist: ${path || withoutScheme(id)}` }
}

const page = (label: string): Find => (_call, id) => (id === '' ? null : { href: id, label: `${label}: ${address(id) ? withoutScheme(id) : id}` })

const EMBEDS: Readonly<Record<string, Find>> = {
  'youtube': youtube,
  'youtube-lite': youtube,
  'youtube-enhanced': youtube,
  'youtubeplayer': youtube,
  'youtube-player': youtube,
  'youtubelite': youtube,
  'yt': youtube,
  'vimeo': byId('Vimeo', (id) => `https://vimeo.com/${id}`),
  'vimeo-simple': byId('Vimeo', (id) => `https://vimeo.com/${id}`),
  'tweet': tweet,
  'twitter': tweet,
  'twitter-simple': tweet,
  'x': tweet,
  'x-simple': tweet,
  'instagram': byId('Instagram', (id) => `https://www.instagram.com/p/${id}/`),
  'bilibili': byId('Bilibili', (id) => `https://www.bilibili.com/video/${id}`),
  'tiktok': byId('TikTok', (id) => `https://www.tiktok.com/embed/${id}`),
  'gist': gist,
  'github-gist': gist,
  'asciinema': byId('Asciinema', (id) => `https://asciinema.org/a/${id}`),
  'loom': byId('Loom', (id) => `https://www.loom.com/share/${id}`),
  'codepen': byId('CodePen', (id) => `https://codepen.io/pen/${id}`),
  'jsfiddle': byId('JSFiddle', (id) => `https://jsfiddle.net/${id.replaceAll('%2F', '/')}`),
  'codesandbox': byId('CodeSandbox', (id) => `https://codesandbox.io/s/${id}`),
  'speakerdeck': byId('Speaker Deck', (id) => `https://speakerdeck.com/player/${id}`),
  'spotify': byId('Spotify', (id) => `https://open.spotify.com/track/${id}`),
  'twitch': byId('Twitch', (id) => `https://www.twitch.tv/videos/${id}`),
  'github': byId('GitHub', (id) => `https://github.com/${id.replaceAll('%2F', '/')}`),
  'gitlab': byId('GitLab', (id) => `https://gitlab.com/${id.replaceAll('%2F', '/')}`),
  'huggingface': byId('Hugging Face', (id) => `https://huggingface.co/${id.replaceAll('%2F', '/')}`),
  'codeimporter': page('Code'),
  'mdimporter': page('Text'),
  'soundcloud': page('SoundCloud'),
  'mastodon': page('Mastodon'),
  'video': page('Video'),
  'audio': page('Audio'),
  'iframe': page('Embedded page'),
  'embed': page('Embedded page'),
  'file': page('File'),
  'pdf': page('PDF')
}

/** Players, posts and frames of other sites: a quiet link, nothing is loaded. */
export const answerEmbed: Answerer = (call) => {
  if (!Object.hasOwn(EMBEDS, call.name)) return null
  const provider = argument(call, 'provider').toLowerCase()
  const find = (call.name === 'video' && Object.hasOwn(EMBEDS, provider) ? EMBEDS[provider] : EMBEDS[call.name]) ?? youtube
  const found = find(call, argument(call, 'id', 'url', 'src', 'path', 'href', 'v', 'link', 'repo', 'model', 0))
  return found ? link(call, found) : null
}

function link(call: Call, { href, label }: Embed): Answer {
  const title = argument(call, 'title', 'caption')
  const text = title === '' ? label : `${label.replace(/:.*$/s, '')}: ${title}`
  return { pieces: [{ html: `<a class="embed" href="${escapeAttribute(href)}">${escapeText(text)}</a>` }], block: false }
}
