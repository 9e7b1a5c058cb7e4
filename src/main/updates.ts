/**
 * Updates from the project's releases: the one thing that may ask the network, and only once the reader said yes. The
 * program that does so is not even loaded before.
 */
import type { Say } from './words.ts'

export interface UpdaterInfo { version: string }

/** The part of `electron-updater` that is used. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  checkForUpdates: () => Promise<{ isUpdateAvailable: boolean; updateInfo: UpdaterInfo } | null>
  downloadUpdate: () => Promise<unknown>
  quitAndInstall: () => void
}

export interface UpdateParts {
  /** The reader's word, as it is now. */
  allowed: () => Promise<boolean>
  allow: () => Promise<void>
  /** Why this copy of Lectern cannot update itself; null where it can. */
  obstacle: () => string | null
  load: () => Promise<Updater>
  /** @returns whether the reader chose `yes` */
  ask: (question: { message: string; detail: string; yes: string }) => Promise<boolean>
  tell: (message: string, detail: string) => Promise<void>
  log: (event: string, detail?: unknown) => void
  say: Say
}

export interface Updates {
  /** At start: silent unless there is a new version, and nothing at all without the reader's yes. */
  checkQuietly: () => Promise<void>
  /** On the reader's wish: tells whatever comes of it. */
  check: () => Promise<void>
}

export function createUpdates({ allowed, allow, obstacle, load, ask, tell, log, say }: UpdateParts): Updates {
  let running = false

  async function run(quiet: boolean) {
    const updater = await load()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    const result = await updater.checkForUpdates()
    if (!result?.isUpdateAvailable) {
      if (!quiet) await tell(say('native.updates.upToDate'), '')
      return
    }
    const { version } = result.updateInfo
    if (!(await ask({ message: say('native.updates.there', { version }), detail: say('native.updates.thereDetail'), yes: say('native.updates.download') }))) return
    await updater.downloadUpdate()
    if (await ask({ message: say('native.updates.ready', { version }), detail: say('native.updates.readyDetail'), yes: say('native.updates.restart') })) updater.quitAndInstall()
  }

  async function guarded(quiet: boolean) {
    if (running) return
    running = true
    try {
      await run(quiet)
    } catch (error) {
      log('update failed', error)
      if (!quiet) await tell(say('native.updates.failed'), error instanceof Error ? error.message.split('\n', 1)[0] ?? '' : String(error))
    } finally {
      running = false
    }
  }

  return {
    async checkQuietly() {
      if (obstacle() === null && await allowed()) await guarded(true)
    },
    async check() {
      const reason = obstacle()
      if (reason !== null) return tell(say('native.updates.never'), reason)
      if (!(await allowed())) {
        if (!(await ask({ message: say('native.updates.may'), detail: say('native.updates.mayDetail'), yes: say('native.updates.mayYes') }))) return
        await allow()
      }
      await guarded(false)
    }
  }
}
