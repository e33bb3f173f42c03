import type { Route } from '@tongzhen/contract/route'
import type { FastifyReply } from 'fastify'
import { Refusal, type RefusalCode } from './lib/failure.ts'
import type { OpenedSession } from './modules/accounts/sessions.ts'
import { errorBody } from './plugins/errors.ts'
import { responseJsonSchema } from './response-schema.ts'
import type { FileAnswer } from './route-handler.ts'

/** An answer as it goes out, in a form that can be kept and given again. */
export interface Produced {
  status: number
  /** As sent; empty when there is none. */
  body: string
  /** Why the request was refused. */
  code?: RefusalCode
  location?: string
  /** In place of a body. */
  file?: FileAnswer
  retryAfterSeconds?: number
  /** The session that is on the device from now on; `null` takes the old one off it. */
  opened?: OpenedSession | null
}

/** Writes down what a handler returned. Only what the contract lists gets into the body. */
export function produce(
  reply: FastifyReply,
  { definition, result }: { definition: Route; result: unknown },
): Produced {
  if (result instanceof Refusal) return produceRefusal(result, reply.request.id)
  if (definition.response === 'redirect') return { status: 302, body: '', location: String(result) }
  if (definition.response === 'file') return { status: 200, body: '', file: result as FileAnswer }
  if (definition.response === null) return { status: 204, body: '' }

  // Compiled when it is first needed: all of them at the start took longer than the rest of it.
  const schema = responseJsonSchema(definition.response)

  return { status: 200, body: String(reply.serializeInput(result as Record<string, unknown>, schema)) }
}

export function produceRefusal(refusal: Refusal, traceId: string): Produced {
  const { code, status, retryAfterSeconds } = refusal

  return {
    status,
    code,
    body: JSON.stringify(errorBody(refusal, traceId)),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}
