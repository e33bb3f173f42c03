import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { platformsOf } from '../modules/embedding/platforms.ts'
import { withAncestors } from './security-headers.ts'

/**
 * The app under the address of a platform, `/embed/<platform>`: its pages, and no others but the configuration's own,
 * may show it in a frame (S22). The address only opens the page; who is in it says a ticket (docs/decisions/0054).
 */
export function registerEmbeddedPage(app: FastifyInstance, config: Config): void {
  const platforms = new Map(platformsOf(config).map((one) => [one.platformId, one]))

  app.get<{ Params: { platformId: string } }>('/embed/:platformId', async ({ params }, reply) => {
    const platform = platforms.get(params.platformId)
    const policy = reply.getHeader('content-security-policy')
    if (platform === undefined || typeof policy !== 'string') return reply.callNotFound()
    const ancestors = [...platform.origins, ...config.frameAncestors]
    reply.header('content-security-policy', withAncestors(policy, ancestors))
    reply.removeHeader('x-frame-options')

    return reply.sendFile('index.html')
  })
}
