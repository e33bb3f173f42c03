import type { FastifyInstance } from 'fastify'

/** Whom a page may be shown by, as the policy of security-headers.ts says it. */
const ANCESTORS = /frame-ancestors [^;]*/

/**
 * Lets the console, and nobody else, show the app in a frame while the ticket in its address is good
 * (docs/decisions/0038). Everything else stays as security-headers.ts says.
 */
export function registerPreviewFrame(
  app: FastifyInstance,
  { consoleOrigin, isGood }: { consoleOrigin: string; isGood: (ticket: string) => boolean },
): void {
  app.addHook('onSend', async (request, reply) => {
    const { preview } = request.query as { preview?: unknown }
    const policy = reply.getHeader('content-security-policy')
    if (typeof preview !== 'string' || typeof policy !== 'string' || !isGood(preview)) return
    reply.header('content-security-policy', policy.replace(ANCESTORS, `frame-ancestors ${consoleOrigin}`))
    reply.removeHeader('x-frame-options')
  })
}
