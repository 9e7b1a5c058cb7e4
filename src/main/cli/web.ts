/** Reads in the browser: hands over to DOOR 2, which ends the process itself. */
export async function web(args: string[]): Promise<string> {
  process.argv.splice(2, process.argv.length, ...args)
  await import('../web.ts')
  return new Promise<string>(() => { /* until it is stopped */ })
}
