import type { Language } from '@tongzhen/contract/headers'
import type { PrepaidRefund, PrepaidRefundRow, PrepaidTrackStep } from '@tongzhen/contract/prepaid'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { textIn } from '../../lib/local-text.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { isThemselves } from '../patients/proof.ts'
import { declineReasonOf, stepsOf } from '../refunds/application-view.ts'
import type { ApplicationRow } from '../refunds/applications.ts'
import { RETURN_DAYS } from '../refunds/offer.ts'
import { rulesOf } from '../refunds/rules.ts'
import { mayWithdraw, openStates, stepOf } from '../refunds/step.ts'
import type { PrepaidDeps } from './deps.ts'
import { noticePhoneMasked } from './notice-phone.ts'
import { findPrepaid, type PrepaidRow, readTaking } from './prepaid-refunds.ts'
import { isInReview, mayBeMended, stageTold } from './stage.ts'

export interface Viewing {
  accountId: string
  patientId: string
  institutionId: string
}

export type VisiblePrepaid = ApplicationRow & { patient_name: string | null }

/** Those of a patient that an account sees: its own, and of the person themselves all (docs/decisions/0013). */
export function visiblePrepaid(db: Db, { accountId, patientId, institutionId }: Viewing) {
  return db
    .selectFrom('refund_applications')
    .innerJoin('patients', 'patients.person_id', 'refund_applications.person_id')
    .selectAll('refund_applications')
    .select('patients.name as patient_name')
    .where('refund_applications.payment_id', 'is', null)
    .where('refund_applications.institution_id', '=', institutionId)
    .where('patients.patient_id', '=', patientId)
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where((eb) => eb.or([eb('refund_applications.account_id', '=', accountId), isThemselves()]))
    .where(sql<boolean>`patients.scopes @> '["payments"]'::jsonb`)
}

export function prepaidRow(application: ApplicationRow, row: PrepaidRow): PrepaidRefundRow {
  return {
    ...{ applicationId: application.application_id, version: application.version },
    ...{
      state: application.state,
      stage: stageTold(application.state, row.state),
      way: row.way,
      means: row.means,
    },
    ...{ amountFen: row.amount_fen, institutionId: row.institution_id },
    createdAt: shanghaiInstant(application.created_at),
    changedAt: shanghaiInstant(laterOf(row, application)),
  }
}

function laterOf(row: Pick<PrepaidRow, 'changed_at'>, application: Pick<ApplicationRow, 'changed_at'>): Date {
  return new Date(Math.max(row.changed_at.getTime(), application.changed_at.getTime()))
}

/** With its whole way, as the patient follows it. */
export async function prepaidView(
  { db, fields, config, clock }: Pick<PrepaidDeps, 'db' | 'fields' | 'config' | 'clock'>,
  application: VisiblePrepaid,
  { accountId, patientId, language }: Viewing & { language: Language },
): Promise<PrepaidRefund> {
  const { application_id: id, patient_name: name, state, chain } = application
  const row = await findPrepaid(db, id)
  if (row === undefined || name === null) throw new Error(`application ${id} has no prepaid refund`)
  const steps = await stepsOf(db, id)
  const history = await db
    .selectFrom('prepaid_refund_history')
    .select(['to_state', 'at'])
    .where('application_id', '=', id)
    .orderBy('version')
    .execute()
  const { rules } = await rulesOf({ config, db }, row.institution_id)
  const agreedBy = steps.flatMap((one) => (one.cause === 'agreed' ? (one.staff_id ?? []) : []))
  const { snapshot } = row

  return {
    ...prepaidRow(application, row),
    institutionName: textIn(snapshot.institutionName, language),
    institutionPhone: snapshot.institutionPhone,
    ...{ patientId, patientName: fields.open(place('patients', 'name', patientId), name) },
    ...{ cardMasked: snapshot.cardMasked, accountMasked: snapshot.accountMasked },
    noticePhoneMasked: noticePhoneMasked(fields, row),
    track: trackOf({ application, row, steps, history, daysPerStep: rules.daysPerStep }),
    declineReason: declineReasonOf(steps, fields),
    failure: failureOf(row),
    isInReview: isInReview(row, clock.now()),
    taking: row.state === 'to_take' && application.account_id === accountId ? readTaking(fields, row) : null,
    providerNumber: row.provider_number,
    canWithdraw: mayWithdraw({ state, chain, agreedBy }),
    ...mayBeMended(row),
    canApplyAgain: !openStates.includes(state) && state !== 'returned',
  }
}

function failureOf({ state, fail_cause: cause }: PrepaidRow): PrepaidRefund['failure'] {
  if (state === 'refused') return 'hospital'

  return state === 'stopped' || state === 'restoring' || state === 'restored' ? (cause ?? 'channel') : null
}

const afterStep = { off_card: 0, sent: 1, arrived: 0 } as const

/** Every station, as of a parcel: when it was passed, or by when it should be. */
function trackOf({
  application,
  row,
  steps,
  history,
  daysPerStep,
}: {
  application: ApplicationRow
  row: PrepaidRow
  steps: Awaited<ReturnType<typeof stepsOf>>
  history: { to_state: PrepaidRow['state']; at: Date }[]
  daysPerStep: number
}): PrepaidTrackStep[] {
  const { state, chain } = application
  const movedAt = laterOf(row, application)
  const stations = ['applied', ...chain, 'off_card', 'sent', 'arrived'] as const
  const decided = stepOf(state) ?? stepOf(steps.at(-1)?.from_state ?? 'returning')
  const nowAt = stations.indexOf(stationOf(row, decided))
  const isOver = state === 'returned'
  const isStopped = ['declined', 'withdrawn', 'refused'].includes(state) || row.state === 'stopped'
  let on = shanghaiDate(movedAt)

  return stations.map((step, index) => {
    if (index < nowAt || isOver)
      return { step, is: 'done', at: passedAt(step, { steps, history }), expectedOn: null }
    if (isStopped) {
      const at = index === nowAt ? shanghaiInstant(movedAt) : null

      return { step, is: index === nowAt ? 'stopped' : 'next', at, expectedOn: null }
    }
    const days = step === 'off_card' || step === 'sent' || step === 'arrived' ? afterStep[step] : daysPerStep
    on = addDays(on, days === 1 && row.way === 'origin' ? RETURN_DAYS : days)

    return { step, is: index === nowAt ? 'now' : 'next', at: null, expectedOn: on }
  })
}

function stationOf({ state }: PrepaidRow, decided: ReturnType<typeof stepOf>): PrepaidTrackStep['step'] {
  switch (state) {
    case 'waiting':
    case 'off':
      return decided ?? 'finance'
    case 'deducting':
    case 'deduct_unknown':
    case 'fencing':
    case 'refused':
      return 'off_card'
    case 'confirming':
    case 'done':
      return 'arrived'
    default:
      return 'sent'
  }
}

function passedAt(
  station: PrepaidTrackStep['step'],
  {
    steps,
    history,
  }: { steps: Awaited<ReturnType<typeof stepsOf>>; history: { to_state: PrepaidRow['state']; at: Date }[] },
): string | null {
  const reached = (...states: PrepaidRow['state'][]) =>
    history.find(({ to_state }) => states.includes(to_state))?.at
  const left = steps.find(({ from_state }) => from_state !== null && stepOf(from_state) === station)
  const at = {
    applied: steps[0]?.at,
    off_card: reached('sending'),
    sent: reached('confirming'),
    arrived: reached('confirming'),
    doctor: left?.at,
    finance: left?.at,
    second: left?.at,
  }[station]
  const found = at ?? steps.find(({ cause }) => cause === 'agreed_by_rule')?.at

  return found ? shanghaiInstant(found) : null
}
