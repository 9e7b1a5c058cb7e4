/**
 * Updates from the project's releases: the one thing that may ask the network, and only once the reader said yes. The
 * program that does so is not even loaded before.
 */
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
}

export interface Updates {
  /** At start: silent unless there is a new version, and nothing at all without the reader's yes. */
  checkQuietly: () => Promise<void>
  /** On the reader's wish: tells whatever comes of it. */
  check: () => Promise<void>
}

const QUESTION = {
  message: 'May Lectern look for new versions?',
  detail: 'It then asks the project\'s page of releases on GitHub, each time it starts. Nothing else in Lectern ever uses the network, and nothing about you or your posts is sent. You can take this back in the settings.',
  yes: 'Look for Updates'
}

export function createUpdates({ allowed, allow, obstacle, load, ask, tell, log }: UpdateParts): Updates {
  let running = false

  async function run(quiet: boolean) {
    const updater = await load()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    const result = await updater.checkForUpdates()
    if (!result?.isUpdateAvailable) {
      if (!quiet) await tell('Lectern is up to date.', '')
      return
    }
    const { version } = result.updateInfo
    if (!(await ask({ message: `Lectern ${version} is there.`, detail: 'It is fetched in the background; your posts and notes are not touched.', yes: 'Download' }))) return
    await updater.downloadUpdate()
    if (await ask({ message: `Lectern ${version} is ready.`, detail: 'It is installed when Lectern starts again.', yes: 'Restart Now' })) updater.quitAndInstall()
  }

  async function guarded(quiet: boolean) {
    if (running) return
    running = true
    try {
      await run(quiet)
    } catch (error) {
      log('update failed', error)
      if (!quiet) await tell('Looking for updates failed.', error instanceof Error ? error.message.split('\n', 1)[0] ?? '' : String(error))
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
      if (reason !== null) return tell('This copy of Lectern does not update itself.', reason)
      if (!(await allowed())) {
        if (!(await ask(QUESTION))) return
        await allow()
      }
      await guarded(false)
    }
  }
}
