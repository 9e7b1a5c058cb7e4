/** Who publishes a package. */

/** A reserved name that leads nowhere (RFC 2606): what stands in a package that nobody publishes. */
const NOWHERE = 'lectern.invalid'

/**
 * @param {{ author: string, repository?: string | { url: string }, homepage?: string }} manifest package.json
 * @param {NodeJS.ProcessEnv} env `GITHUB_REPOSITORY` is `owner/name`, `LECTERN_MAINTAINER` is `Name <address>`
 * @returns {{ repository: { owner: string, repo: string } | null, homepage: string, maintainer: string }}
 */
export function findPublisher(manifest, env) {
  const url = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url
  const [, owner, repo] = /^(?:(?:git\+)?https:\/\/github\.com\/|github:)?([\w-]+)\/([\w.-]+?)(?:\.git)?$/.exec(url ?? env.GITHUB_REPOSITORY ?? '') ?? []
  const repository = owner && repo ? { owner, repo } : null
  return {
    repository,
    homepage: manifest.homepage ?? (repository ? `https://github.com/${owner}/${repo}` : `https://${NOWHERE}/`),
    maintainer: env.LECTERN_MAINTAINER ?? `${manifest.author} <${repository ? `${owner}@users.noreply.github.com` : `nobody@${NOWHERE}`}>`
  }
}
