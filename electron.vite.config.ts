import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/main/index.ts'), worker: at('src/main/worker.ts'), web: at('src/main/web.ts'), cli: at('src/main/cli.ts') },
        // Native modules keep their own files; everything else is bundled, so that a package holds nothing more.
        external: ['better-sqlite3', '@parcel/watcher']
      }
    }
  },
  preload: {
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
    plugins: [vue()],
    // Nothing is inlined: the page's policy loads fonts from its own origin only.
    build: { minify: true, assetsInlineLimit: 0, rolldownOptions: { input: at('src/renderer/index.html') } }
  }
})
