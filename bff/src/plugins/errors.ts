import type { ErrorBody } from '@tongzhen/contract/errors'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../db/errors.ts'
import { type Refusal, type RefusalCode, refuse } from '../lib/failure.ts'

/** The one form in which a request is refused. */
export function errorBody(refusal: Refusal, traceId: string): ErrorBody<RefusalCode> {
  const { code, params, fields } = refusal

  return { error: { code, ...(params && { params }), ...(fields && { fields }), traceId } }
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds)

  return reply.code(refusal.status).send(errorBody(refusal, reply.request.id))
}

/**
 * Bugs and what Fastify itself refuses. What happened is logged; the answer says nothing of it (S38). A person who has
 * typed an address of nothing is led to the app, where it is served.
 */
export function registerErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'INTERNAL' || isDatabaseAway(error))
      request.log.error({ err: error }, 'request failed')

    return sendRefusal(reply, refusal)
  })
  app.setNotFoundHandler((request, reply) =>
    isTyped(request) && app.hasReplyDecorator('sendFile')
      ? reply.header('cache-control', 'no-store').redirect('/')
      : sendRefusal(reply, refuse('NOT_FOUND')),
  )
}

/** As a browser asks for what stands in its address bar. */
function isTyped({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true && !/^\/(api\b|\.)/.test(url)
}

function refusalOf(error: FastifyError): Refusal {
  if (error.statusCode === 503 || isDatabaseAway(error))
    return refuse('SERVER_BUSY', { retryAfterSeconds: 5 })
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('REQUEST_INVALID')

  return refuse('INTERNAL')
}
