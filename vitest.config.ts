import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { soon } from './tests/patience.ts'

// Doors, cores and the command line are started hundreds of times, each in a process or a thread of its own.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'lectern-compile-cache')

/** Tests that replace modules or have a document get modules of their own; for all others they are loaded once. */
const APART = ['tests/renderer/**/*.test.ts', 'tests/main/core/annotations/bulk.test.ts', 'tests/main/core/importing.test.ts']

export default defineConfig({
  plugins: [vue()],
  test: {
    setupFiles: ['tests/setup.ts'],
    // These tell a hang from work, nothing else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: soon },
    // Its own choice leaves one processor free, which of two is half.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: APART, isolate: false } }
    ]
  }
})
