import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Doors, cores and the command line are started hundreds of times, each in a process or a thread of its own.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'lectern-compile-cache')

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 20_000,
    // Its own choice leaves one processor free, which of two is half.
    maxWorkers: '100%'
  }
})
