import { COMMAND_NAMES, HELP_NAMES } from './cli/names.ts'

/**
 * The command and its arguments where the program was started from a terminal to do one; null where it is to open a window.
 * @param argv the program first; while it is not packaged, then the app's folder
 */
export function terminalCommand(argv: readonly string[], isPackaged: boolean): string[] | null {
  const args = argv.slice(isPackaged ? 1 : 2)
  const [name = ''] = args
  return HELP_NAMES.includes(name) || COMMAND_NAMES.some((command) => command === name) ? args : null
}
