import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Balancer {
  readonly origin: string
  close(): void
}

/**
 * One address for outside systems that call back: hands each request to where `target` says, once. Whatever the
 * replica does not answer is 502, as at a true load balancer.
 */
export async function startBalancer(target: () => string): Promise<Balancer> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    try {
      const answer = await fetch(`${target()}${request.url}`, {
        method: request.method ?? 'POST',
        headers: headers as Record<string, string>,
        body: Buffer.concat(chunks),
      })
      const body = await answer.text()
      response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(body)
    } catch {
      response.writeHead(502).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
