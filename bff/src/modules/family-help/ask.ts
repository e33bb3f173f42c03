import { randomInt } from 'node:crypto'
import type { Channel } from '@tongzhen/contract/headers'
import type { FamilyHelpPurpose } from '@tongzhen/contract/states'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { PaymentSnapshot } from '../../db/tables/payments.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { type Viewer, visibleAppointments } from '../booking/appointments.ts'
import { states } from '../booking/states.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { lockActivePatient } from '../patients/locks.ts'
import { findHolders } from '../payments/payments.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { codePlace, type FamilyHelpRow, isBeingPaid, isUnderWay, noteMove } from './helps.ts'

interface Asker extends Viewer {
  patientId: string
  channel: Channel
}

type Wished =
  | { purpose: 'bills'; institutionId: string; billIds: readonly string[]; amountFen: number }
  | { purpose: 'registration'; appointmentId: string }

interface Step {
  institutionId: string
  purpose: FamilyHelpPurpose
  appointmentId: string | null
  billIds: readonly string[]
  amountFen: number
  snapshot: PaymentSnapshot
  /** Of a place that is held until then. */
  latestAt?: Date
}

type StepRefusal = Refusal<
  'APPOINTMENT_STATE' | 'BILL_IN_PAYMENT' | 'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE' | 'NOT_FOUND'
>

/** So seldom is a code taken that one of these is free. */
const TRIES = 8

/** Passes a step on; answers the help's id. The same step again, while it is open, is the same help. */
export async function askForHelp(
  deps: FamilyHelpDeps,
  asker: Asker,
  wished: Wished,
): Promise<string | StepRefusal> {
  const { db, clock } = deps
  // First, so that the way back to it stays open while a helper pays, or the hospital does not answer.
  const earlier = await findOpen(db, asker, { wished, now: clock.now() })
  if (earlier !== undefined) return earlier
  const step =
    wished.purpose === 'bills' ? await ofBills(deps, asker, wished) : await ofFee(deps, asker, wished)
  if (isRefusal(step)) return step

  return inTransaction(db, async (tx) => {
    const now = clock.now()
    if (!(await lockActivePatient(tx, asker.patientId))) return refuse('NOT_FOUND')
    const open = await findOpen(tx, asker, { wished, now })
    if (open !== undefined) return open

    return insertHelp(tx, deps, { asker, step, now })
  })
}

async function ofFee(
  { db }: FamilyHelpDeps,
  { patientId, ...viewer }: Asker,
  { appointmentId }: { appointmentId: string },
): Promise<Step | StepRefusal> {
  const row = await visibleAppointments(db, viewer)
    .where('appointments.appointment_id', '=', appointmentId)
    .where('patients.patient_id', '=', patientId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')
  if (row.pay_until_at === null || states[row.state].outside !== 'to_pay') return refuse('APPOINTMENT_STATE')
  const { institutionName, institutionPhone } = row.snapshot

  return {
    institutionId: row.institution_id,
    purpose: 'registration',
    appointmentId,
    billIds: [],
    amountFen: row.fee_fen,
    snapshot: { institutionName, institutionPhone },
    latestAt: row.pay_until_at,
  }
}

/** What they cost is asked of the hospital when they are paid, and the helper's amount is checked then. */
async function ofBills(
  { db, fields, catalogues }: FamilyHelpDeps,
  { patientId }: Asker,
  { institutionId, billIds: named, amountFen }: Extract<Wished, { purpose: 'bills' }>,
): Promise<Step | StepRefusal> {
  const billIds = sorted(named)
  if ((await findHolders(db, { institutionId, billIds })).length > 0) return refuse('BILL_IN_PAYMENT')
  if (!(await readBookingPatient(db, { patientId, institutionId }, fields))) return refuse('CARD_REQUIRED')
  const hospital = await catalogues.of(institutionId).hospital()
  if (isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const snapshot = { institutionName: hospital.name, institutionPhone: hospital.phone }

  return { institutionId, purpose: 'bills', appointmentId: null, billIds, amountFen, snapshot }
}

/** The same wish, asked before: it may still be taken up, or is being paid. */
async function findOpen(
  db: Db,
  { accountId, patientId, institutions }: Asker,
  { wished, now }: { wished: Wished; now: Date },
): Promise<string | undefined> {
  if (institutions.length === 0) return undefined
  const rows = await db
    .selectFrom('family_helps')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('account_id', '=', accountId)
    .where('institution_id', 'in', [...institutions])
    .where('purpose', '=', wished.purpose)
    .where((eb) => eb.or([eb('state', '=', 'allowed'), isUnderWay(now)]))
    .orderBy('created_at', 'desc')
    .execute()
  for (const row of rows.filter((one) => isOfWish(one, wished)))
    if (row.expires_at > now || (await isBeingPaid(db, row))) return row.help_id

  return undefined
}

function isOfWish(row: FamilyHelpRow, wished: Wished): boolean {
  return wished.purpose === 'registration'
    ? row.appointment_id === wished.appointmentId
    : row.institution_id === wished.institutionId &&
        row.amount_fen === wished.amountFen &&
        row.bill_ids.join() === sorted(wished.billIds).join()
}

const sorted = (billIds: readonly string[]) => [...new Set(billIds)].sort()

async function insertHelp(
  tx: Db,
  { fields, config }: FamilyHelpDeps,
  { asker, step, now }: { asker: Asker; step: Step; now: Date },
): Promise<string> {
  const helpId = newId('hlp')
  const longest = shift(now, config.limits.familyHelpMinutes * MINUTE_MS)
  const { latestAt = longest } = step
  for (let tried = 0; tried < TRIES; tried++) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const codeIndex = fields.blindIndex('help_code', code)
    await tx
      .updateTable('family_helps')
      .set({ code: null, code_index: null })
      .where('code_index', '=', codeIndex)
      .where('expires_at', '<=', now)
      .execute()
    const isFree = await insertOnce(tx, (inner) =>
      inner
        .insertInto('family_helps')
        .values({
          help_id: helpId,
          institution_id: step.institutionId,
          account_id: asker.accountId,
          patient_id: asker.patientId,
          channel: asker.channel,
          purpose: step.purpose,
          appointment_id: step.appointmentId,
          bill_ids: JSON.stringify(step.billIds),
          amount_fen: step.amountFen,
          snapshot: JSON.stringify(step.snapshot),
          state: 'waiting',
          version: 1,
          code: fields.seal(codePlace(helpId), code),
          code_index: codeIndex,
          ...{ helper_id: null, payment_id: null },
          created_at: now,
          expires_at: new Date(Math.min(latestAt.getTime(), longest.getTime())),
          changed_at: now,
        })
        .execute(),
    )
    if (!isFree) continue
    await noteMove(tx, { help_id: helpId, version: 1, to_state: 'waiting', cause: 'asked', at: now })

    return helpId
  }
  throw new Error(`no code of ${TRIES} was free`)
}
