/** Where windows stood on each display, and where the next one is to stand. Plain numbers, without Electron. */
export interface Box { x: number; y: number; width: number; height: number }
export interface Display { id: number; bounds: Box; /** Without task bar and dock. */ workArea: Box }

export interface WindowPlace { bounds: Box; maximized: boolean; fullScreen: boolean }

/** What is kept between starts: the last place on each display, by `displayKey`, and the display that was used last. */
export interface SavedPlaces { last?: string; displays: Record<string, WindowPlace> }

/** How far a window stands from another one that it would hide, in px. */
const STEP = 28

/** Displays are known by their number and size: the same one with another resolution has other places. */
export const displayKey = ({ id, bounds }: Pick<Display, 'id' | 'bounds'>): string => `${String(id)}:${String(bounds.width)}x${String(bounds.height)}`

/**
 * Where a new window is to stand: where the last one stood if its display is there, else in the middle of the reader's
 * view, always whole inside the display.
 * @param displays those that are connected, the main one first
 * @param size of a window that was never placed
 * @param taken the windows that are open
 */
export function nextPlace(saved: SavedPlaces, displays: readonly Display[], size: Pick<Box, 'width' | 'height'>, taken: readonly Box[] = []): WindowPlace {
  const known = (display: Display) => saved.displays[displayKey(display)]
  const display = displays.find((one) => displayKey(one) === saved.last) ?? displays.find(known) ?? displays[0]
  if (!display) return { bounds: { x: 0, y: 0, ...size }, maximized: false, fullScreen: false }
  const place = known(display)
  // A display that is gone leaves the size that the reader liked.
  const { width, height } = place?.bounds ?? (saved.last === undefined ? undefined : saved.displays[saved.last]?.bounds) ?? size
  const { workArea } = display
  const middle = { x: workArea.x + (workArea.width - width) / 2, y: workArea.y + (workArea.height - height) / 2, width, height }
  const bounds = fitInto(beside(fitInto(place?.bounds ?? middle, workArea), taken), workArea)
  // A second window beside a full one is an ordinary window.
  return { bounds, maximized: taken.length === 0 && place?.maximized === true, fullScreen: taken.length === 0 && place?.fullScreen === true }
}

/** The saved places with one more. */
export function withPlace(saved: SavedPlaces, display: Display, place: WindowPlace): SavedPlaces {
  const key = displayKey(display)
  return { last: key, displays: { ...saved.displays, [key]: place } }
}

/** Reads what was saved; what is damaged, or of another form, is forgotten. */
export function parsePlaces(stored: unknown): SavedPlaces {
  const { last, displays } = (typeof stored === 'object' && stored !== null ? stored : {}) as { last?: unknown; displays?: unknown }
  const entries = typeof displays === 'object' && displays !== null ? Object.entries(displays as Record<string, unknown>) : []
  return { ...(typeof last === 'string' && { last }), displays: Object.fromEntries(entries.filter((entry): entry is [string, WindowPlace] => isPlace(entry[1]))) }
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  const { bounds, maximized, fullScreen } = value as Record<string, unknown>
  return typeof maximized === 'boolean' && typeof fullScreen === 'boolean' && typeof bounds === 'object' && bounds !== null &&
    ['x', 'y', 'width', 'height'].every((name) => Number.isFinite((bounds as Record<string, unknown>)[name]))
}

function fitInto(box: Box, area: Box): Box {
  const width = Math.round(Math.min(box.width, area.width))
  const height = Math.round(Math.min(box.height, area.height))
  return {
    x: Math.round(Math.min(Math.max(box.x, area.x), area.x + area.width - width)),
    y: Math.round(Math.min(Math.max(box.y, area.y), area.y + area.height - height)),
    width, height
  }
}

function beside(box: Box, taken: readonly Box[]): Box {
  let moved = box
  while (taken.some(({ x, y }) => x === moved.x && y === moved.y)) moved = { ...moved, x: moved.x + STEP, y: moved.y + STEP }
  return moved
}
