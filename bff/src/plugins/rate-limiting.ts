import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { networkPlace } from '../lib/address.ts'
import { MINUTE_MS } from '../lib/clock.ts'
import { refuse } from '../lib/failure.ts'
import { HOSPITAL_CALLBACKS } from '../modules/hospital-events/register-hospital-events.ts'
import type { RateLimits } from '../rate-limits.ts'
import { sendRefusal } from './errors.ts'

/** What costs a look at the database, or a signature. */
const LIMITED = ['/api/', '/callbacks/']
/** A hospital tells as much as happens in it; of what it has not signed nothing is looked up. */
const FREE = HOSPITAL_CALLBACKS

/** So many requests a minute from one network place, whatever they ask for: paths that do not exist count too. */
export function registerRateLimiting(
  app: FastifyInstance,
  { rateLimits, limits }: { rateLimits: RateLimits; limits: Config['limits'] },
): void {
  const rule = { name: 'address', limit: limits.requestsPerAddressPerMinute, windowMs: MINUTE_MS }
  app.addHook('onRequest', async (request, reply) => {
    if (!LIMITED.some((start) => request.url.startsWith(start)) || request.url.startsWith(FREE)) return
    const retryAfterSeconds = await rateLimits.take(rule, networkPlace(request.ip))
    if (retryAfterSeconds === undefined) return

    return sendRefusal(reply, refuse('TOO_MANY_REQUESTS', { retryAfterSeconds }))
  })
}
