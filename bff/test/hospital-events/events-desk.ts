import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Ground } from '../../src/ground.ts'
import { newId } from '../../src/lib/ids.ts'
import { createLog } from '../../src/lib/log.ts'
import { signedHeaders } from '../../src/lib/signed-headers.ts'
import type { EventSender } from '../../src/modules/hospital-events/check-signature.ts'
import type {
  HospitalEvent,
  HospitalEventHandlers,
} from '../../src/modules/hospital-events/hospital-event.ts'
import { registerHospitalEvents } from '../../src/modules/hospital-events/register-hospital-events.ts'
import { patientPages } from '../../src/plugins/security-headers.ts'
import { createServer } from '../../src/server.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import type { TestBff } from '../harness.ts'

/** Where hospitals call back, with handlers that only write down what they are given. */
export interface EventsDesk {
  app: FastifyInstance
  /** Another replica. */
  other: FastifyInstance
  heeded: HospitalEvent<{ ahead?: number | undefined }>[]
  /** Those who wait are woken: so many times. */
  woken: () => number
  /** Throws in the middle of the next event. */
  failOnce(): void
  send(letter: EventLetter, to?: FastifyInstance): Promise<Answer>
  close(): Promise<void>
}

export interface EventLetter {
  fields: Record<string, unknown>
  /** Of the institution whose address it is sent to, unless another one signs. */
  signer?: EventSender
  address?: string
  signedAt?: Date
  /** In place of what was signed. */
  body?: string
  /** As sent before: the very same request. */
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  code: string | undefined
  field: string | undefined
  headers: Record<string, string>
}

/** What an institution signs with. */
export function eventSenderOf({ config }: Pick<Ground, 'config'>, institutionId: string): EventSender {
  const events = config.institutions.find((one) => one.institutionId === institutionId)?.events
  if (events === undefined) throw new Error(`${institutionId} tells nothing by itself`)

  return events
}

/** A queue's news of Wang Xiuying, as the central hospital tells it. */
export const eventFields = (fields: Record<string, unknown> = {}) => ({
  ...{ eventId: newId('evt'), kind: 'queue_moved', institution: CENTRAL, sequence: 1, subject: 'A12' },
  patientNo: personOf('wang-xiuying').files[0]?.patientNo,
  occurTime: '2026-11-24 09:00:00',
  ...fields,
})

export async function createEventsDesk({ ground }: TestBff): Promise<EventsDesk> {
  const { config, clock } = ground
  const heeded: EventsDesk['heeded'] = []
  let woken = 0
  let mustFail = false
  const handler = (stream: string): HospitalEventHandlers[string] => ({
    stream,
    data: z.object({ ahead: z.int().min(0).optional() }),
    async take(_, event) {
      heeded.push(event as EventsDesk['heeded'][number])
      if (mustFail) {
        mustFail = false
        throw new Error('a bug')
      }

      return () => {
        woken += 1
      }
    },
  })
  const handlers = {
    queue_moved: handler('queue'),
    patient_called: handler('queue'),
    discharged: handler('stay'),
  }
  // The bug of a handler is a test's own.
  const log = createLog({ level: 'silent' })
  const start = async () => {
    const app = await createServer({ ...ground, log }, patientPages(config))
    registerHospitalEvents(app, { ...ground, handlers })

    return app
  }
  const [app, other] = [await start(), await start()]
  return {
    ...{ app, other, heeded },
    woken: () => woken,
    failOnce() {
      mustFail = true
    },

    async send({ fields, signer, address = CENTRAL, signedAt = clock.now(), body, headers }, to = app) {
      const signed = JSON.stringify(fields)
      const sender = signer ?? eventSenderOf(ground, address)
      const request = { ...sender, path: '/events', body: signed, traceId: 'trc_1' }
      const sent = headers ?? signedHeaders({ ...request, now: signedAt })
      const response = await to.inject({
        ...{ method: 'POST', url: `/callbacks/hospital/${address}/events` },
        ...{ headers: sent, payload: body ?? signed },
      })
      const answered = response.payload === '' ? {} : JSON.parse(response.payload)

      return {
        ...{ status: response.statusCode, code: answered.code, field: answered.data?.field },
        headers: sent,
      }
    },

    async close() {
      await app.close()
      await other.close()
    },
  }
}
