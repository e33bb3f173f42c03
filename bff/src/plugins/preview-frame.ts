import type { FastifyInstance } from 'fastify'
import { withAncestors } from './security-headers.ts'

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
    reply.header('content-security-policy', withAncestors(policy, [consoleOrigin]))
    reply.removeHeader('x-frame-options')
  })
}
