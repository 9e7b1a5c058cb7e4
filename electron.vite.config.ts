import { readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { recordPackages } from './scripts/package/record-packages.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

/** KaTeX names each font in three formats; the browsers that Lectern runs in need one. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) => (/katex(\.min)?\.css/.test(id) ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) ?format\([^)]*\)/g, '') : null)
}

/** Mermaid's second layout engine, of 1.5 MB, serves only diagrams that ask for it by name; they get the usual one. */
const withoutElk: Plugin = {
  name: 'without-elk',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (!/\/elk-[A-Z0-9]+\.mjs$/.test(id) || !importer) return null
    const usual = readdirSync(dirname(importer)).find((name) => /^dagre-[A-Z0-9]+\.mjs$/.test(name))
    return usual === undefined ? null : this.resolve(`./${usual}`, importer)
  }
}

export default defineConfig({
  main: {
    plugins: [recordPackages('main')],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          start: at('src/main/start.ts'), index: at('src/main/index.ts'), worker: at('src/main/worker.ts'), 'parse-worker': at('src/main/parse-worker.ts'),
          web: at('src/main/web.ts'), cli: at('src/main/cli.ts')
        },
        // Native modules keep their own files; everything else is bundled, so that a package holds nothing more.
        external: ['better-sqlite3', '@parcel/watcher']
      }
    }
  },
  preload: {
    plugins: [recordPackages('preload')],
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: at('src/renderer'),
    base: './',
    plugins: [vue(), onlyWoff2, withoutElk, recordPackages('renderer')],
    // Nothing is inlined: the page's policy loads fonts from its own origin only.
    build: { minify: true, assetsInlineLimit: 0, rolldownOptions: { input: at('src/renderer/index.html') } }
  }
})
