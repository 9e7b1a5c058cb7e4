/**
 * `npm run icons`: draws resources/icons anew from resources/lectern.svg, with the browser that the end-to-end specs use:
 * a PNG for each size, an .ico for Windows, an .icns for macOS, and the drawing's hash, by which a test tells that they belong to it.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ensureBrowser } from './browser.mjs'
import { toIcns, toIco } from './icons/containers.mjs'
import { root } from './tools.mjs'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const folder = join(root, 'resources/icons')
const svg = readFileSync(join(root, 'resources/lectern.svg'))

const images = await draw(svg)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const { size, png } of images) writeFileSync(join(folder, `${size}x${size}.png`), png)
writeFileSync(join(folder, 'icon.ico'), toIco(images.filter(({ size }) => size <= 256)))
writeFileSync(join(folder, 'icon.icns'), toIcns(images))
writeFileSync(join(folder, 'drawn-from.sha256'), `${createHash('sha256').update(svg).digest('hex')}  ../lectern.svg\n`)
console.log(`${images.length} sizes drawn.`)

async function draw(drawing) {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = await browser.newPage()
    const address = `data:image/svg+xml;base64,${drawing.toString('base64')}`
    const drawn = []
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>* { margin: 0 } img { display: block; width: ${size}px; height: ${size}px }</style><img src="${address}">`)
      await page.waitForFunction(() => document.images[0].complete)
      drawn.push({ size, png: await page.screenshot({ omitBackground: true }) })
    }
    return drawn
  } finally {
    await browser.close()
  }
}
