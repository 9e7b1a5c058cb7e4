/** The two files that hold an icon in several sizes. Both take PNG images as they are. */

/** Types of an `icns` file whose image is a PNG, with its width in pixels (https://en.wikipedia.org/wiki/Apple_Icon_Image_format). */
const ICNS_TYPES = {
  icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024,
  // The same for displays of double density: 16, 32, 128 and 256 points.
  ic11: 32, ic12: 64, ic13: 256, ic14: 512
}
const ICO_HEADER = 6
const ICO_ENTRY = 16

/**
 * Windows' icon file (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)).
 * @param {{ size: number, png: Buffer }[]} images of at most 256 pixels
 * @returns {Buffer}
 */
export function toIco(images) {
  const header = Buffer.alloc(ICO_HEADER)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = ICO_HEADER + ICO_ENTRY * images.length
  const entries = images.map(({ size, png }) => {
    if (size > 256) throw new Error(`An .ico file holds images of at most 256 pixels, not ${size}.`)
    const entry = Buffer.alloc(ICO_ENTRY)
    // 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)])
}

/**
 * macOS' icon file.
 * @param {{ size: number, png: Buffer }[]} images one for each width that the format has
 * @returns {Buffer}
 */
export function toIcns(images) {
  const parts = Object.entries(ICNS_TYPES).map(([type, width]) => {
    const image = images.find(({ size }) => size === width)
    if (!image) throw new Error(`An .icns file needs an image of ${width} pixels.`)
    return part(type, image.png)
  })
  return part('icns', Buffer.concat(parts))
}

function part(type, body) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(body.length + head.length, 4)
  return Buffer.concat([head, body])
}
