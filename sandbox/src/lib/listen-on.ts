import type { FastifyInstance } from 'fastify'

const LISTEN_HOST = '127.0.0.1'

/**
 * Listens on this machine only and answers `http://localhost:<port>`; port 0 takes a free one. A port in
 * use rejects with one clear line.
 */
export async function listenOn({
  app,
  port,
  title,
}: {
  app: FastifyInstance
  port: number
  title: string
}): Promise<string> {
  try {
    await app.listen({ port, host: LISTEN_HOST })
  } catch (error) {
    if (isPortInUse(error)) throw new Error(`${title}: port ${port} is in use by another program`)
    throw error
  }
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error(`${title} listens on no port`)

  return `http://localhost:${address.port}`
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
