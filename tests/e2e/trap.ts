/**
 * A proxy that everything but the door's own address is sent through. It lets nothing out and remembers what was
 * asked for, whatever part of the browser asked: pages, workers, prefetching, or the browser itself.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Trap {
  /** For the browser's proxy setting. */
  server: string
  /** What was asked for: an address, or `host:port` where it was asked for over TLS. */
  caught: string[]
  close: () => void
}

export async function setTrap(): Promise<Trap> {
  const caught: string[] = []
  const server = createServer((request, response) => {
    caught.push(String(request.url))
    response.writeHead(403, { 'Access-Control-Allow-Origin': '*' }).end()
  })
  server.on('connect', ({ url }, socket) => {
    caught.push(String(url))
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  server.on('upgrade', ({ url }, socket) => {
    caught.push(String(url))
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    server: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    caught,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}
