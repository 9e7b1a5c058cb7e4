/**
 * The end-to-end specs: written once, run over the browser door and over the Electron door. Over Electron's stand-in
 * only those run that a door could break, unless LECTERN_E2E=all: the page is the same, in the same Chromium.
 */
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'
import { CHROMIUM_FLAGS } from './tests/chromium-flags.ts'
import type { DoorName } from './tests/e2e/doors.ts'
import { hasElectron } from './tests/electron/launch.ts'

const DOOR_SPECS = ['annotate', 'bad-input', 'desktop', 'exchange', 'fixtures', 'keyboard', 'library', 'reading', 'safety', 'shelf', 'start', 'two-doors']
const everything = hasElectron || process.env.LECTERN_E2E === 'all'

const executablePath = await findBrowser() ?? undefined

export default defineConfig<{ door: DoorName }>({
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000, toHaveScreenshot: { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.001 } },
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  updateSnapshots: process.env.LECTERN_LOOKS === 'draw' ? 'changed' : 'none',
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
    actionTimeout: 7_000,
    trace: 'off'
  },
  projects: [
    { name: 'browser door', testDir: 'tests/e2e', use: { door: 'browser' } },
    { name: 'electron door', testDir: 'tests/e2e', testMatch: everything ? '**/*.spec.ts' : DOOR_SPECS.map((name) => `**/${name}.spec.ts`), use: { door: 'electron' } },
    { name: 'stand-in', testDir: 'tests/electron' }
  ]
})
