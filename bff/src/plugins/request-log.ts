import type { FastifyInstance } from 'fastify'

/** One line for each request: route, never the path as asked (it may hold what a person typed), status, time. */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (!route?.startsWith('/api/')) return
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        channel: request.headers['x-tongzhen-channel'],
      },
      'request',
    )
  })
}
