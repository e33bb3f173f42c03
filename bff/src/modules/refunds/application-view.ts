import type { Language } from '@tongzhen/contract/headers'
import type { RefundApplication, RefundRow, RefundTrackStep } from '@tongzhen/contract/refunds'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PaymentSnapshot } from '../../db/tables/payments.ts'
import type { RefundStepsTable } from '../../db/tables/refunds.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import type { PaymentRow } from '../payments/payments.ts'
import { type OrderState, states } from '../payments/states.ts'
import { type ApplicationRow, remarkPlace, wordsPlace } from './applications.ts'
import type { RefundsDeps } from './deps.ts'
import { isHeldUp } from './held-up.ts'
import { itemView, RETURN_DAYS } from './offer.ts'
import { rulesOf } from './rules.ts'
import { mayWithdraw, openStates, stepOf } from './step.ts'

export type StepRow = Selectable<RefundStepsTable>

export type WithPayment = ApplicationRow & {
  payment_id: string
  payment_state: OrderState
  payment_reason: PaymentRow['reason']
  payment_snapshot: PaymentSnapshot
}

export type VisibleApplication = WithPayment & {
  viewed_patient_id: string
  viewed_patient_name: string | null
}

export function refundRow(row: WithPayment, { language, now }: { language: Language; now: Date }): RefundRow {
  return {
    ...{ applicationId: row.application_id, version: row.version, state: row.state },
    ...inReview(row),
    isHeldUp: isHeldUp(row, now),
    ...{ paymentId: row.payment_id, institutionId: row.institution_id, amountFen: row.amount_fen },
    institutionName: textIn(row.payment_snapshot.institutionName, language),
    ...{ means: row.means, way: row.way, reason: row.reason },
    createdAt: shanghaiInstant(row.created_at),
    changedAt: shanghaiInstant(row.changed_at),
  }
}

/** Whether staff see to its payment, and whether nothing but the hospital's own money can end it. */
export function inReview({
  state,
  payment_state: payment,
  payment_reason: reason,
}: Pick<WithPayment, 'state' | 'payment_reason'> & { payment_state: OrderState | null }): Pick<
  RefundRow,
  'isInReview' | 'isBarred'
> {
  const isInReview = state === 'returning' && payment !== null && states[payment].outside === 'in_review'

  return { isInReview, isBarred: isInReview && reason === 'REFUND_BARRED' }
}

/** An application with its whole way, as the patient follows it. */
export async function applicationView(
  { config, db, fields, clock }: Pick<RefundsDeps, 'config' | 'db' | 'fields' | 'clock'>,
  row: VisibleApplication,
  language: Language,
): Promise<RefundApplication> {
  const { viewed_patient_id: patientId, viewed_patient_name: name, application_id: id } = row
  if (name === null) throw new Error(`patient ${patientId} is in force without a name`)
  const steps = await stepsOf(db, id)
  const { rules } = await rulesOf({ config, db }, row.institution_id)
  const agreedBy = steps.flatMap((one) => (one.cause === 'agreed' ? (one.staff_id ?? []) : []))

  return {
    ...refundRow(row, { language, now: clock.now() }),
    ...{ patientId, patientName: fields.open(place('patients', 'name', patientId), name) },
    institutionPhone: row.payment_snapshot.institutionPhone,
    words: row.words && fields.open(wordsPlace(id), row.words),
    items: row.items.map((item) => itemView(item, language)),
    track: trackOf(row, steps, rules.daysPerStep),
    declineReason: declineReasonOf(steps, fields),
    canWithdraw: mayWithdraw({ state: row.state, chain: row.chain, agreedBy }),
    canApplyAgain: await mayApplyAgain(db, row),
  }
}

export function stepsOf(db: Db, applicationId: string): Promise<StepRow[]> {
  return db
    .selectFrom('refund_steps')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('version')
    .execute()
}

export function declineReasonOf(steps: readonly StepRow[], fields: FieldCrypto): string | null {
  const declined = steps.find(({ cause }) => cause === 'declined')
  if (!declined?.remark) return null

  return fields.open(remarkPlace(declined.application_id, declined.version), declined.remark)
}

async function mayApplyAgain(db: Db, row: WithPayment): Promise<boolean> {
  if (openStates.includes(row.state) || row.payment_state !== 'paid') return false
  const open = await db
    .selectFrom('refund_applications')
    .select('application_id')
    .where('payment_id', '=', row.payment_id)
    .where('state', 'in', [...openStates])
    .executeTakeFirst()

  return open === undefined
}

/** Every station, as of a parcel: when it was passed, or by when it should be. */
function trackOf(row: ApplicationRow, steps: readonly StepRow[], daysPerStep: number): RefundTrackStep[] {
  const { state, chain } = row
  const stations = ['applied', ...chain, 'returning', 'returned'] as const
  // Where it left the way, if it did: the station that it left from.
  const last = steps.at(-1)
  const isEnded = state === 'declined' || state === 'withdrawn' || state === 'refused'
  const standing = isEnded ? (last?.from_state ?? state) : state
  const nowAt = stations.indexOf(stepOf(standing) ?? (standing === 'returned' ? 'returned' : 'returning'))
  const isOver = state === 'returned'
  let on = shanghaiDate(row.changed_at)

  return stations.map((step, index) => {
    if (index < nowAt || isOver) return { step, is: 'done', at: passedAt(steps, step), expectedOn: null }
    if (isEnded) {
      const at = index === nowAt ? shanghaiInstant(row.changed_at) : null

      return { step, is: index === nowAt ? 'stopped' : 'next', at, expectedOn: null }
    }
    if (step !== 'returned') on = addDays(on, step === 'returning' ? RETURN_DAYS : daysPerStep)

    return { step, is: index === nowAt ? 'now' : 'next', at: null, expectedOn: on }
  })
}

/** Those that the rules passed over were passed with the rest. */
function passedAt(steps: readonly StepRow[], station: RefundTrackStep['step']): string | null {
  const left = steps.find(({ from_state, to_state }) => {
    if (station === 'applied') return from_state === null
    if (station === 'returning' || station === 'returned') return to_state === 'returned'

    return from_state !== null && stepOf(from_state) === station
  })
  const found = left ?? steps.find(({ cause }) => cause === 'agreed_by_rule')

  return found ? shanghaiInstant(found.at) : null
}
