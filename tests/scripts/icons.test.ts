import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const RESOURCES = resolve(import.meta.dirname, '../../resources')
const read = (name: string) => readFileSync(join(RESOURCES, 'icons', name))
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

interface Png { width: number; height: number; colourType: number }

/** The head of a PNG (https://www.w3.org/TR/png-3/#11IHDR). */
function readPng(bytes: Buffer): Png {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1A\n')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes.readUInt8(25) }
}
const square = (size: number): Png => ({ width: size, height: size, colourType: 6 })

test('the icons were drawn from the drawing as it is', () => {
  const hash = createHash('sha256').update(readFileSync(join(RESOURCES, 'lectern.svg'))).digest('hex')
  expect(read('drawn-from.sha256').toString('utf8')).toBe(`${hash}  ../lectern.svg\n`)
})

test('there is one icon of each size, as large as its name says, on no ground', () => {
  const names = readdirSync(join(RESOURCES, 'icons')).filter((name) => name.endsWith('.png'))
  expect(names.sort()).toEqual(SIZES.map((size) => `${String(size)}x${String(size)}.png`).sort())
  for (const size of SIZES) expect(readPng(read(`${String(size)}x${String(size)}.png`))).toEqual(square(size))
})

test("Windows' icon holds the sizes that Windows shows", () => {
  const ico = read('icon.ico')
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => ico.subarray(6 + n * 16, 22 + n * 16))
  const images = entries.map((entry) => {
    const size = entry.readUInt8(0) || 256
    const start = entry.readUInt32LE(12)
    const bytes = ico.subarray(start, start + entry.readUInt32LE(8))
    expect(readPng(bytes)).toEqual(square(size))
    expect(bytes.equals(read(`${String(size)}x${String(size)}.png`))).toBe(true)
    return size
  })
  expect(images).toEqual(SIZES.filter((size) => size <= 256))
})

test("macOS' icon holds every size of the format, once for each density", () => {
  const icns = read('icon.icns')
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  const widths: Record<string, number> = {}
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const png = readPng(icns.subarray(at + 8))
    expect(png).toEqual(square(png.width))
    widths[icns.toString('latin1', at, at + 4)] = png.width
  }
  expect(widths).toEqual({ icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 })
})
