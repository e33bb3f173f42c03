import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Aborted when the device has gone before the answer, or the server closes. */
    gone: AbortSignal
  }
}

/** Lets handlers that wait (long polls) end when nobody waits for them any more. */
export function registerGoneSignal(app: FastifyInstance): void {
  const closing = new AbortController()
  app.decorateRequest('gone')
  app.addHook('onRequest', async (request, reply) => {
    const device = new AbortController()
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) device.abort()
    })
    request.gone = AbortSignal.any([device.signal, closing.signal])
  })
  app.addHook('preClose', async () => closing.abort())
}
