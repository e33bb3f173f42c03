import { normalizePhone } from '@tongzhen/contract/documents'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Wish } from '@tongzhen/contract/named-doctor'
import { isUniqueViolation } from '../../db/errors.ts'
import type { Db } from '../../db/schema.ts'
import type { RequestSnapshot } from '../../db/tables/named-doctor.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { addDays, shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { offering } from '../institutions/offering.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { lockActivePatient } from '../patients/locks.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { findByAsking, insertRequest } from './requests.ts'
import { openStates } from './states.ts'

/** How far ahead a day may be wished for. */
const WISH_DAYS = 60
/** Open at once for one patient: somebody calls about each of them. */
const MOST_OPEN = 3

export interface Asking {
  accountId: string
  institutionId: string
  patientId: string
  doctorId: string
  wishes: readonly Wish[]
  note: string | null
  phone: string | null
  channel: Channel
  language: Language
  idempotencyKey: string
}

export type AskRefusal = Refusal<
  | 'NAMED_DOCTOR_EXISTS'
  | 'NAMED_DOCTOR_LIMIT'
  | 'NAMED_DOCTOR_DAYS'
  | 'CARD_REQUIRED'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
>

/** Stores the request and answers its id; the same asking again finds what it stored before. */
export async function askForDoctor(deps: NamedDoctorDeps, asking: Asking): Promise<string | AskRefusal> {
  const { db, clock, fields, accounts } = deps
  const earlier = await findByAsking(db, asking)
  if (earlier) return earlier.request_id
  const now = clock.now()
  const today = shanghaiDate(now)
  const days = asking.wishes.map(({ on }) => on).sort()
  const lastOn = days.at(-1) ?? today
  if (days.some((on) => on < today || on > addDays(today, WISH_DAYS)))
    return refuse('NAMED_DOCTOR_DAYS', { params: { days: WISH_DAYS } })
  if ((await readBookingPatient(db, asking, fields)) === undefined) return refuse('CARD_REQUIRED')
  const snapshot = await takeSnapshot(deps, asking)
  if (isRefusal(snapshot)) return snapshot

  const requestId = newId('ndr')
  const phone = normalizePhone(asking.phone ?? (await accounts.phoneOf(asking.accountId)))
  const lapsesAt = new Date(shanghaiInstantOf(addDays(lastOn, 1), '00:00'))
  try {
    const refused = await inTransaction(db, async (tx) => {
      if (!(await lockActivePatient(tx, asking.patientId))) return refuse('NOT_FOUND')
      if ((await countOpen(tx, asking.patientId)) >= MOST_OPEN)
        return refuse('NAMED_DOCTOR_LIMIT', { params: { count: MOST_OPEN } })
      await insertRequest(tx, { ...asking, requestId, snapshot, phone, lapsesAt }, { fields, now })

      return undefined
    })

    return refused ?? requestId
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Either this very asking ran twice, or one of this patient and doctor is open already.
    const stored = await findByAsking(db, asking)

    return stored ? stored.request_id : refuse('NAMED_DOCTOR_EXISTS')
  }
}

/** Of a doctor whom the institution has on offer here: what staff could arrange. */
async function takeSnapshot(
  { catalogues, booking }: NamedDoctorDeps,
  { institutionId, doctorId, channel }: Asking,
): Promise<RequestSnapshot | Refusal<'HOSPITAL_UNAVAILABLE' | 'NOT_FOUND'>> {
  const catalogue = catalogues.of(institutionId)
  const modules = await booking.settings.modulesOf(institutionId, channel)
  const [hospital, staff] = await Promise.all([catalogue.hospital(), offering(catalogue, modules).staff()])
  if (isGatewayFailure(hospital) || isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
  const doctor = staff.doctors.get(doctorId)
  if (doctor === undefined) return refuse('NOT_FOUND')

  return {
    institutionName: hospital.name,
    institutionPhone: hospital.phone,
    departmentName: doctor.department.name,
    doctorName: doctor.name,
    doctorTitle: doctor.title,
  }
}

async function countOpen(tx: Db, patientId: string): Promise<number> {
  const open = await tx
    .selectFrom('named_doctor_requests')
    .select('request_id')
    .where('patient_id', '=', patientId)
    .where('state', 'in', [...openStates])
    .limit(MOST_OPEN)
    .execute()

  return open.length
}
