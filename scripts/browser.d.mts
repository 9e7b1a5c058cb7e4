/** The path of a browser that is there, or null. */
export function findBrowser(): Promise<string | null>
/** As `findBrowser`, installing one where that is possible. Throws with what to do. */
export function ensureBrowser(): Promise<string>
