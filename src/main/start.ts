/**
 * What Electron starts: a command goes to DOOR 3, all else to DOOR 1. Commands end before Electron is ready, so they need no
 * display; packaged, there is no other Node to run them in.
 */
import { app } from 'electron'
import { terminalCommand } from './terminal-command.ts'

const command = terminalCommand(process.argv, app.isPackaged)
if (command) {
  // Where the terminal door looks for them.
  process.argv.splice(1, process.argv.length, 'lectern', ...command)
  await import('./cli.ts')
  app.exit(Number(process.exitCode ?? 0))
} else await import('./index.ts')
