import type { Language } from '@tongzhen/contract/headers'
import type { VisitDay } from '@tongzhen/contract/queue'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { QueuePlaceRow } from './queue-places.ts'
import { backBy, waitMinutes } from './waiting-time.ts'

/** The day of a visit as a person reads it, in the language asked for. */
export function visitDayView(row: QueuePlaceRow, language: Language): VisitDay {
  const { guide, standing, state, asked_at: asOf } = row
  const { checkIn } = guide
  const isWaiting = state === 'waiting'
  const isCalled = state === 'called'
  const room = (isCalled && standing?.room) || guide.room
  const ahead = isWaiting && standing ? standing.ahead : null
  const wait = ahead === null ? null : waitMinutes({ ahead, visitSeconds: standing?.visitSeconds ?? [] })
  const back = wait ? backBy(wait, asOf) : undefined

  return {
    appointmentId: row.appointment_id,
    version: row.version,
    asOf: shanghaiInstant(asOf),
    location: textIn((isCalled && standing?.location) || guide.location, language),
    room: room && textIn(room, language),
    isFasting: guide.isFasting,
    bring: guide.bring.map((one) => textIn(one, language)),
    checkIn: checkIn && {
      opensAt: checkIn.opensAt,
      closesAt: checkIn.closesAt,
      place: textIn(checkIn.place, language),
      terminal: textIn(checkIn.terminal, language),
    },
    state,
    checkedInAt: standing?.checkedInAt ?? null,
    peopleAhead: ahead,
    waitMinutes: wait,
    backBy: back ? shanghaiInstant(back) : null,
    calledAt: isCalled ? (standing?.calledAt ?? null) : null,
    calls: isCalled ? (standing?.calls ?? 0) : 0,
    putBacks: standing?.putBacks ?? 0,
  }
}
