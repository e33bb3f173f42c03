import type { z } from 'zod'
import { type QueueGateway, QueueRefused, type QueueStanding, type VisitGuide } from '../queue-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { queueRefusalCodes } from './codes.ts'
import * as wire from './queue-wire.ts'

/** Check-in and queue at the front-service platform (docs/interfaces/his.md, "Check-in and queue"). */
export function createFrontServiceQueue(deps: FrontServiceDeps): QueueGateway {
  const { ask } = createAsking(deps, (code, data) => {
    const refusal = queueRefusalCodes[code]

    return refusal && new QueueRefused(refusal, { code, data })
  })

  return {
    guide: (orderNo, trace) =>
      ask({ path: '/visit/guide', request: { orderNo }, answer: wire.guide }, trace, toGuide),

    checkIn: (orderNo, trace) =>
      ask({ path: '/queue/check-in', request: { orderNo }, answer: wire.standing }, trace, toStanding),

    standing: (orderNo, trace) =>
      ask({ path: '/queue/query', request: { orderNo }, answer: wire.standing }, trace, toStanding),
  }
}

function toGuide({ location, room, fasting, bring, checkIn }: z.output<typeof wire.guide>): VisitGuide {
  return {
    ...{ location, bring, room: room ?? null, isFasting: fasting === '1' },
    checkIn: checkIn
      ? {
          opensAt: checkIn.openTime,
          closesAt: checkIn.closeTime,
          place: checkIn.place,
          latitude: checkIn.latitude,
          longitude: checkIn.longitude,
          radiusMetres: checkIn.radius,
          terminal: checkIn.terminal,
        }
      : null,
  }
}

function toStanding(answer: z.output<typeof wire.standing>): QueueStanding {
  return {
    state: answer.status,
    checkedInAt: answer.checkInTime ?? null,
    putBacks: answer.putBacks ?? 0,
    ahead: answer.ahead ?? null,
    visitSeconds: answer.visitSeconds ?? [],
    calls: answer.calls ?? 0,
    calledAt: answer.callTime ?? null,
    location: answer.location ?? null,
    room: answer.room ?? null,
  }
}
