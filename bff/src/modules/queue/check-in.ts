import type { Language } from '@tongzhen/contract/headers'
import type { CheckInReason } from '../../db/tables/queue.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { CheckInRule } from '../../gateways/his/queue-port.ts'
import { followChange } from '../../jobs/change-watch.ts'
import { addOperation } from '../../jobs/operations.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { type AppointmentRow, lockAppointment } from '../booking/appointments.ts'
import { bringUpToDate } from './ask-hospital.ts'
import type { QueueDeps } from './deps.ts'
import { judgePosition, type Located } from './judge-position.ts'
import { CHECK_IN_QUEUE, findPlace, lockPlace, type QueuePlaceRow } from './queue-places.ts'

interface CheckInWish {
  appointment: AppointmentRow
  position: Located
  language: Language
  signal: AbortSignal
}

type CheckInRefusal = Refusal<
  CheckInReason | 'HOSPITAL_UNAVAILABLE' | 'CHECK_IN_TOO_FAR' | 'CHECK_IN_PLACE_UNCLEAR'
>

/**
 * Checks somebody in whose telephone is in time and place; who has checked in already is told how the queue stands.
 * The position is looked at here and goes nowhere. The hospital is asked until it has answered: until then the state is
 * `checking_in`.
 */
export async function checkIn(deps: QueueDeps, wish: CheckInWish): Promise<QueuePlaceRow | CheckInRefusal> {
  const { appointment, signal } = wish
  const { appointment_id: id } = appointment
  if (appointment.state !== 'booked') return refuse('APPOINTMENT_STATE')
  const known = await bringUpToDate(deps, appointment)
  if (known === undefined) return refuse('HOSPITAL_UNAVAILABLE')
  if (known.state === 'not_checked_in') {
    const begun = problemOf(deps, known, wish) ?? (await begin(deps, id))
    if (isRefusal(begun)) return begun
    deps.nudge(0)
  }
  const find = () => findPlace(deps.db, id)
  const row = await followChange(deps.watch, {
    id,
    find,
    isOpen: (one) => one.state === 'checking_in',
    signal,
  })

  return row.state === 'not_checked_in' && row.refusal !== null
    ? refusalFor(row.refusal, row.guide.checkIn)
    : row
}

function refusalFor(reason: CheckInReason, rule: CheckInRule | null): CheckInRefusal {
  return refuse(reason, { params: { from: rule?.opensAt.slice(11, 16) ?? '' } })
}

/** Why not now or not here, and where it can be done instead. */
function problemOf(
  { clock }: Pick<QueueDeps, 'clock'>,
  { guide: { checkIn: rule } }: QueuePlaceRow,
  { position, language }: CheckInWish,
): CheckInRefusal | undefined {
  const now = clock.now()
  if (rule === null) return refuse('CHECK_IN_NOT_HERE')
  if (now < new Date(rule.opensAt)) return refusalFor('CHECK_IN_NOT_YET', rule)
  if (now > new Date(rule.closesAt)) return refuse('CHECK_IN_OVER')

  return placeProblemOf(rule, { position, language })
}

function placeProblemOf(
  rule: CheckInRule,
  { position, language }: Pick<CheckInWish, 'position' | 'language'>,
): CheckInRefusal | undefined {
  const judged = judgePosition(position, rule)
  if (judged === 'near') return undefined
  const where = { place: textIn(rule.place, language), terminal: textIn(rule.terminal, language) }
  if (judged === 'unclear') return refuse('CHECK_IN_PLACE_UNCLEAR', { params: where })

  return refuse('CHECK_IN_TOO_FAR', { params: { ...where, km: kilometres(judged.farMetres) } })
}

/** As people say it: 0.4, 1.2, 14. */
function kilometres(metres: number): number {
  return metres < 10_000 ? Math.max(0.1, Math.round(metres / 100) / 10) : Math.round(metres / 1000)
}

/** Stored before the hospital is asked (reliability.md R1). */
function begin({ db, clock }: QueueDeps, appointmentId: string): Promise<CheckInRefusal | 'begun'> {
  return inTransaction(db, async (tx) => {
    const appointment = await lockAppointment(tx, appointmentId)
    const row = await lockPlace(tx, appointmentId)
    if (appointment?.state !== 'booked' || row === undefined) return refuse('APPOINTMENT_STATE')
    if (row.state !== 'not_checked_in') return 'begun'
    const version = row.version + 1
    await tx
      .updateTable('queue_places')
      .set({ state: 'checking_in', refusal: null, version })
      .where('appointment_id', '=', appointmentId)
      .execute()
    await addOperation(tx, {
      queue: CHECK_IN_QUEUE,
      kind: 'check_in',
      subjectId: appointmentId,
      subjectVersion: version,
      setbacks: 0,
      dueAt: clock.now(),
    })

    return 'begun'
  })
}
