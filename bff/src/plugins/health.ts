import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/schema.ts'

const DATABASE_WITHIN_MS = 2_000

/** For process managers and proxies. `/healthz`: the process answers. `/readyz`: it can serve. */
export function registerHealth(app: FastifyInstance, db: Db): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const database = await isReachable(db)
    const isReady = database && !isClosing

    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', database })
  })
}

async function isReachable(db: Db): Promise<boolean> {
  const answer = sql`select 1`
    .execute(db)
    .then(() => true)
    .catch(() => false)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), DATABASE_WITHIN_MS)
  })
  const isUp = await Promise.race([answer, late])
  clearTimeout(timer)

  return isUp
}
