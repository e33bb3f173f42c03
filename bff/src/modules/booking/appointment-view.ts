import type { Appointment } from '@tongzhen/contract/booking'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Config } from '../../config.ts'
import { type Clock, MINUTE_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { meansHere } from '../payments/means.ts'
import type { AppointmentRow, VisibleAppointment } from './appointments.ts'
import { states } from './states.ts'
import { SETTLE_WITHIN_MS } from './step.ts'

export interface ViewDeps {
  config: Pick<Config, 'institutions'>
  fields: FieldCrypto
  clock: Clock
}

/** An appointment as this account is shown it, in the language asked for. */
export function appointmentView(
  { config, fields, clock }: ViewDeps,
  row: VisibleAppointment,
  { language, channel }: { language: Language; channel: Channel },
): Appointment {
  const { snapshot, viewed_patient_id: patientId, viewed_patient_name: name } = row
  if (name === null) throw new Error(`patient ${patientId} is in force without a name`)
  const now = clock.now()
  const cancelUntil = cancelUntilOf(config, row)
  const settledBy = settledByOf(row)
  const isSettled = states[row.state].asks === undefined || row.state === 'stopped'
  const isToPay = states[row.state].outside === 'to_pay'

  return {
    appointmentId: row.appointment_id,
    version: row.version,
    state: states[row.state].outside,
    // While it is being given up the reason is known to us, and not yet true for the person.
    reason: isSettled ? row.reason : null,
    reasonParams: isSettled ? row.reason_params : null,
    institutionId: row.institution_id,
    institutionName: textIn(snapshot.institutionName, language),
    institutionPhone: snapshot.institutionPhone,
    patientId,
    patientName: fields.open(place('patients', 'name', patientId), name),
    departmentName: textIn(snapshot.departmentName, language),
    doctorId: row.doctor_id,
    doctorName: textIn(snapshot.doctorName, language),
    doctorTitle: snapshot.doctorTitle,
    visitKind: row.visit_kind,
    scheduleId: row.schedule_id,
    startsAt: shanghaiInstant(row.starts_at),
    endsAt: shanghaiInstant(row.ends_at),
    location: textIn(snapshot.location, language),
    feeFen: row.fee_fen,
    queueNumber: row.queue_number,
    hospitalNumber: row.hospital_number,
    canCancel: isToPay || row.state === 'stopped' || (row.state === 'booked' && now < cancelUntil),
    cancelUntilAt: row.state === 'booked' ? shanghaiInstant(cancelUntil) : null,
    createdAt: shanghaiInstant(row.created_at),
    settledByAt: settledBy !== undefined && settledBy > now ? shanghaiInstant(settledBy) : null,
    payUntilAt: isToPay && row.pay_until_at ? shanghaiInstant(row.pay_until_at) : null,
    means: isToPay ? meansHere(config, { institutionId: row.institution_id, channel }) : [],
    paymentId: row.payment_id,
    stopReason: row.state !== 'booked' && snapshot.stopReason ? textIn(snapshot.stopReason, language) : null,
    canMove: row.state === 'stopped',
    movedToId: row.moved_to,
    isInReview: row.state === 'cancel_held',
  }
}

/** From then on cancelling is for the hospital's desk. */
export function cancelUntilOf(
  config: Pick<Config, 'institutions'>,
  row: Pick<AppointmentRow, 'institution_id' | 'starts_at'>,
): Date {
  const institution = config.institutions.find((one) => one.institutionId === row.institution_id)
  // An institution taken out of the configuration keeps its past appointments, and none can be cancelled.
  if (institution === undefined) return new Date(0)

  return shift(row.starts_at, -institution.cancelUntilMinutes * MINUTE_MS)
}

function settledByOf(row: AppointmentRow): Date | undefined {
  switch (states[row.state].outside) {
    case 'confirming':
      return row.give_up_at
    case 'cancelling':
      if (row.state === 'cancel_held') return undefined
      // A provider may close a trade only when its time is over (docs/decisions/0018).
      if (row.state === 'withdrawing' && row.pay_until_at) return shift(row.pay_until_at, SETTLE_WITHIN_MS)

      return shift(row.changed_at, SETTLE_WITHIN_MS)
    default:
      return undefined
  }
}
