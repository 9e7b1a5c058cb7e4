interface Size { width: number; height: number }

/** Drawings without much of a size of their own are enlarged no further than this to fill the window. */
const MOST_FIT = 3
const LEAST = 0.1
const MOST = 12

/** The scale at which a picture fills the room it has. */
export function fitScale(picture: Size, room: Size): number {
  if (picture.width <= 0 || picture.height <= 0 || room.width <= 0 || room.height <= 0) return 1
  return Math.min(room.width / picture.width, room.height / picture.height, MOST_FIT)
}

/** A scale within bounds; one that comes near the picture's own size or the window's takes it. */
export function zoomedTo(scale: number, fit: number): number {
  const bound = Math.max(Math.min(LEAST, fit), Math.min(Math.max(MOST, fit), scale))
  return [1, fit].find((stop) => Math.abs(bound / stop - 1) < 0.08) ?? bound
}
