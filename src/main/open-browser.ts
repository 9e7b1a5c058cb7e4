import { spawn } from 'node:child_process'

/** Opens an address in the system's browser where there is a desktop; says nothing where there is none. */
export function openBrowser(address: string, { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'> = process): void {
  const command = browserCommand(address, env, platform)
  if (!command) return
  const child = spawn(command[0], command.slice(1), { stdio: 'ignore', detached: true })
  // The address is printed too, so a machine without a browser misses nothing.
  child.on('error', () => undefined)
  child.unref()
}

/** @returns null where there is no desktop to open a browser on */
export function browserCommand(address: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open', address]
  // Not `cmd /c start`, to which `&` is a command separator.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', address] : null
}
