/** The end-to-end specs: written once, run over the browser door and over the Electron door. */
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'
import { CHROMIUM_FLAGS } from './tests/chromium-flags.ts'
import type { DoorName } from './tests/e2e/doors.ts'

const executablePath = await findBrowser() ?? undefined

export default defineConfig<{ door: DoorName }>({
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
    actionTimeout: 7_000,
    trace: 'off'
  },
  projects: [
    { name: 'browser door', testDir: 'tests/e2e', use: { door: 'browser' } },
    { name: 'electron door', testDir: 'tests/e2e', use: { door: 'electron' } },
    { name: 'stand-in', testDir: 'tests/electron' }
  ]
})
