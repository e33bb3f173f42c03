import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { createSparingLog } from '../../lib/log-sparingly.ts'
import { checkSignature } from './check-signature.ts'
import { readEvent } from './read-event.ts'
import { type HospitalEventsDeps, takeEvent } from './take-event.ts'

/** An institution is given `{callbackOrigin}/callbacks/hospital/{institutionId}` as base URL. */
export const HOSPITAL_CALLBACKS = '/callbacks/hospital/'
/** The one interface under it; this is what is signed. */
const PATH = '/events'
/** An event says that something is new, not what. */
const BODY_LIMIT_BYTES = 16 * 1024

const words: Readonly<Record<string, string>> = {
  0: '成功',
  1001: 'unknown sender',
  1002: 'bad signature',
  1003: 'stale or repeated request',
  1004: 'a field is missing or malformed',
  9001: 'busy, try later',
}

/** Where hospitals tell by themselves what has happened (docs/interfaces/hospital-events.md). */
export function registerHospitalEvents(
  app: FastifyInstance,
  deps: HospitalEventsDeps & { config: Pick<Config, 'institutions'> },
): void {
  const unbelieved = createSparingLog(deps)
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_, body, done) =>
      done(null, body),
    )
    scope.post(`${HOSPITAL_CALLBACKS}:institutionId${PATH}`, async (request, reply) => {
      const { institutionId } = request.params as { institutionId: string }
      const sender = deps.config.institutions.find((one) => one.institutionId === institutionId)?.events
      if (sender === undefined) return reply.code(404).send()
      const { headers } = request
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const checked = checkSignature({ headers, path: PATH, body }, { sender, now: deps.clock.now() })
      if ('code' in checked) {
        const { code } = checked
        // Anybody may send such a thing, as often as they like.
        unbelieved.note(`${institutionId} ${request.ip}`, (count) =>
          request.log.warn({ code, count }, 'events were not signed by the hospital'),
        )
        return answer({ request, reply }, { status: 401, code })
      }

      return heed({ request, reply }, { deps, institutionId, body, nonce: checked.nonce })
    })
  })
}

interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
}

async function heed(
  { request, reply }: Exchange,
  {
    deps,
    institutionId,
    body,
    nonce,
  }: { deps: HospitalEventsDeps; institutionId: string; body: Buffer; nonce: string },
): Promise<FastifyReply> {
  const malformed = (field: string) => refuse({ request, reply }, { status: 400, code: '1004', field })
  const event = readEvent(body)
  if ('wrong' in event) return malformed(event.wrong)
  if (event.institution !== institutionId) return malformed('institution')
  const taking = await takeEvent(deps, { institutionId, nonce, event })
  if (typeof taking === 'object') return malformed(taking.wrong)
  if (taking === 'later') return refuse({ request, reply }, { status: 503, code: '9001' })
  if (taking === 'repeated') return refuse({ request, reply }, { status: 401, code: '1003' })
  request.log.info({ institutionId, kind: event.kind, taking }, 'a hospital told of something')

  return answer({ request, reply }, { status: 200, code: '0' })
}

interface Answer {
  status: number
  code: string
  field?: string
}

function refuse(exchange: Exchange, { status, code, field }: Answer): FastifyReply {
  exchange.request.log.warn({ code, field }, 'an event of a hospital was not taken')

  return answer(exchange, { status, code, ...(field !== undefined && { field }) })
}

function answer({ request, reply }: Exchange, { status, code, field }: Answer): FastifyReply {
  const traceNo = request.headers['x-trace-no']

  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({
      ...{ code, message: words[code], traceNo: typeof traceNo === 'string' ? traceNo.slice(0, 64) : '' },
      ...(field !== undefined && { data: { field } }),
    })
}
