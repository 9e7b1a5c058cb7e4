/**
 * The app's folder with what is read like any folder on disk: the shelf and the guide. Packaged they lie beside the archive that
 * holds the rest, because watchers and native code know nothing of archives.
 */
export const unpacked = (root: string): string => root.replace(/app\.asar$/, 'app.asar.unpacked')
