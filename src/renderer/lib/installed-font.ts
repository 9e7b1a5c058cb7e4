/** Letters whose widths differ from face to face. */
const SAMPLE = 'mmmmiiiiWWWW0123fjord'
const FALLBACKS = ['monospace', 'serif'] as const

/**
 * Whether this machine has a font of that name: the sample is then as wide whatever stands behind the name. True where it
 * cannot be measured. A name that a generic family happens to be is installed, too.
 */
export function isInstalled(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return true
  const widths = (family: string) => FALLBACKS.map((fallback) => {
    context.font = `64px ${family}${fallback}`
    return context.measureText(SAMPLE).width
  })
  const [behind, alone] = [widths(`${JSON.stringify(name)}, `), widths('')]
  return behind.some((width, index) => width !== alone[index])
}
