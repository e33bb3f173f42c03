import type { FastifyReply, FastifyRequest } from 'fastify'

/** After an action: a form goes back to the page it was sent from, a program gets JSON. */
export function answerDone(request: FastifyRequest, reply: FastifyReply, data: object = {}): FastifyReply {
  const cameFrom = request.headers.referer
  if (!isForm(request) || cameFrom === undefined) return reply.send(data)
  const { pathname, search } = new URL(cameFrom)

  return reply.redirect(`${pathname}${search}`, 303)
}

export function answerNotFound(reply: FastifyReply, what: string): FastifyReply {
  return reply.code(404).send({ message: `no such ${what}` })
}

function isForm(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
}
