import type { Settings } from '../../shared/model.ts'

/** What only a door can do for the core. A method that a door lacks makes the API answer NOT_OFFERED. */
export interface Host {
  /** Shows the system's folder dialog; null when cancelled. */
  chooseFolder?: () => Promise<string | null>
  /** Opens an address in the system's browser. The core has checked its scheme. */
  openLink?: (url: string) => Promise<void>
  /** The folder of the guide to Lectern, in English. Those in other languages lie beside it: `<guide>-<locale>`. */
  guide?: string
}

/** Where preferences are kept: electron-store in the Electron door, conf in the others. */
export interface SettingsFile {
  /** What is stored, unchecked. */
  read: () => Promise<unknown>
  /** The name that the file got when it was damaged and was set aside in this run; null where it was sound. */
  setAside?: () => Promise<string | null>
  /** Throws where it cannot be written. */
  write: (settings: Settings) => Promise<void>
}
