/** What the terminal door is asked by. A file or folder of such a name is opened as `./name`. */
export const COMMAND_NAMES = ['scan', 'list', 'search', 'render', 'notes', 'anchor', 'doctor', 'export', 'import', 'web'] as const

export const HELP_NAMES: readonly string[] = ['--help', '-h', 'help']
