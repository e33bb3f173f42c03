import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for signatures and the record; empty when there was none. */
    rawBody: string
  }
}

/** Reads JSON, forms (as a plain object) and text, and keeps the raw body of each. */
export function registerBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/json', 'application/fhir+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      request.rawBody = String(body)
      try {
        done(null, request.rawBody === '' ? undefined : JSON.parse(request.rawBody))
      } catch {
        done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }))
      }
    },
  )
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, body, done) => {
      request.rawBody = String(body)
      done(null, Object.fromEntries(new URLSearchParams(request.rawBody)))
    },
  )
  app.addContentTypeParser(/^text\//, { parseAs: 'string' }, (request, body, done) => {
    request.rawBody = String(body)
    done(null, request.rawBody)
  })
}
