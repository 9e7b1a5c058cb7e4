/** Lets the reader save data under a name, as the browser or Electron saves any download. */
export function saveFile(name: string, data: Blob): void {
  const url = URL.createObjectURL(data)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The download has begun by the next task; the address is of no use to anyone else.
  setTimeout(() => { URL.revokeObjectURL(url) }, 0)
}
