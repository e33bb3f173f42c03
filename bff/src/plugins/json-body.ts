import type { FastifyInstance } from 'fastify'

/**
 * Bodies are JSON, or nothing at all: a mini-program names the JSON type on every call, also on those that carry no
 * body, and a cancellation must not fail for it.
 */
export function registerJsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, String(body), done)
  })
}
