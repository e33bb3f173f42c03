import type { RefundRules } from '@tongzhen/contract/refunds'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { DAY_MS, MINUTE_MS, shift } from '../../lib/clock.ts'
import { shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { mayStill } from '../patients/may-still.ts'
import { lockPayment, type PaymentRow } from '../payments/payments.ts'
import { prepaidRulesOf } from '../prepaid/prepaid-rules.ts'
import { type ApplicationRow, findApplication, lockApplication, takeHappening } from './applications.ts'
import type { RefundsDeps } from './deps.ts'
import { concernedIn, isOfStaff } from './own.ts'
import { rulesOf } from './rules.ts'

const MONTH_MS = 30 * DAY_MS

/** When the rules look at an amount, after it was applied for; undefined when only people do. */
export function automaticAfterMs({ automatic }: RefundRules, amountFen: number): number | undefined {
  if (automatic === null || amountFen > automatic.ceilingFen) return undefined

  return automatic.afterMinutes * MINUTE_MS
}

/** Gives back what the rules, as they are now, give back without anybody; the rest waits for people. */
export function createRefundOperations(deps: RefundsDeps): OperationHandler {
  return async (operation) => {
    const found = await findApplication(deps.db, operation.subjectId)
    const begun = await inTransaction(deps.db, async (tx) => {
      const payment = found?.payment_id ? await lockPayment(tx, found.payment_id) : undefined
      const row =
        found &&
        (await lockApplication(tx, { applicationId: found.application_id, paymentId: found.payment_id }))
      if (!(await finishOperation(tx, operation))) return undefined
      if (found?.payment_id && payment === undefined) return undefined
      if (row?.version !== operation.subjectVersion) return undefined
      const now = deps.clock.now()
      const isTaken =
        (await isWithinRules({ config: deps.config, db: tx }, { row, payment, now })) &&
        (await takeHappening(tx, { row, happening: { kind: 'agreed_by_rule' }, now }, deps.fields)) === 'done'
      if (!isTaken) await leaveToPeople(tx, row)

      return { row, isTaken }
    })
    if (begun === undefined) return
    deps.watch.changed(begun.row.application_id)
    if (!begun.isTaken) return
    if (begun.row.payment_id !== null) deps.payments.changed(begun.row.payment_id)
    deps.nudge(0)
  }
}

interface Looking {
  row: ApplicationRow
  /** Held; undefined of money on a card. */
  payment: PaymentRow | undefined
  now: Date
}

/** Of money on a card: whether the rules of now, and not only those when it was applied for, let it go that way. */
async function isWayOpen(
  deps: Pick<RefundsDeps, 'config' | 'db'>,
  { application_id, institution_id, amount_fen }: ApplicationRow,
): Promise<boolean> {
  const { rules } = await prepaidRulesOf(deps, institution_id)
  const { way } = await deps.db
    .selectFrom('prepaid_refunds')
    .select('way')
    .where('application_id', '=', application_id)
    .executeTakeFirstOrThrow()
  if (!rules.isOpen || !rules.ways.includes(way)) return false
  if (way === 'origin') return true
  const { leastFen, mostFen } = rules.limits[way]

  return amount_fen >= leastFen && amount_fen <= mostFen
}

/** Of one institution one after the other, so that two together do not pass the sum of a day. */
async function isWithinRules(
  { config, db: tx }: Pick<RefundsDeps, 'config' | 'db'>,
  { row, payment, now }: Looking,
): Promise<boolean> {
  const { institution_id: institutionId, account_id, patient_id } = row
  const { version, rules } = await rulesOf({ config, db: tx }, institutionId)
  const { automatic } = rules
  // Closed, the machine stops too.
  const isOpen = payment === undefined ? await isWayOpen({ config, db: tx }, row) : rules.isOpen
  if (!isOpen || automatic === null) return false
  const before = await formerOf(tx, row)
  if (before.isRefused || before.byRuleFen + row.amount_fen > automatic.ceilingFen) return false
  await tx
    .selectFrom('refund_rules')
    .select('version')
    .where('institution_id', '=', institutionId)
    .where('version', '=', version)
    .forUpdate()
    .execute()
  if ((await givenBackOn(tx, { institutionId, now })) + row.amount_fen > automatic.dailyCapFen) return false
  const { person_id: personId } = payment ?? row
  if (account_id === null || patient_id === null || personId === null) return false
  if (!(await mayStill(tx, { account_id, patient_id }, { scope: 'payments', now }))) return false
  if (await isOfStaff(tx, concernedIn(row, payment), row.institution_id)) return false

  return (await appliedFor(tx, { personId, now })) <= automatic.mostPerMonth
}

/**
 * What came of other applications for the same payment: whether somebody said no, and what the rules have given back.
 * Parts of a large amount are a large amount, and a no of people stays one.
 */
async function formerOf(
  tx: Db,
  { application_id, payment_id, person_id, institution_id, created_at }: ApplicationRow,
): Promise<{ isRefused: boolean; byRuleFen: number }> {
  let former = tx
    .selectFrom('refund_applications')
    .select(['state', 'is_by_rule', 'amount_fen'])
    .where('application_id', '!=', application_id)
  // Of money on cards, what the person was given back of late: their cards are not emptied in small parts.
  former =
    payment_id === null
      ? former
          .where('payment_id', 'is', null)
          .where('person_id', '=', person_id)
          .where('institution_id', '=', institution_id)
          .where('created_at', '>', shift(created_at, -MONTH_MS))
      : former.where('payment_id', '=', payment_id)
  const others = await former.execute()

  return {
    isRefused: others.some(({ state }) => state === 'declined' || state === 'refused'),
    byRuleFen: others.reduce((sum, one) => sum + (one.is_by_rule ? one.amount_fen : 0), 0),
  }
}

async function givenBackOn(
  tx: Db,
  { institutionId, now }: { institutionId: string; now: Date },
): Promise<number> {
  const { fen } = await tx
    .selectFrom('refund_applications')
    .select(({ fn }) => fn.sum<string | null>('amount_fen').as('fen'))
    .where('institution_id', '=', institutionId)
    .where('is_by_rule', '=', true)
    .where('approved_at', '>=', new Date(shanghaiInstantOf(shanghaiDate(now), '00:00')))
    .executeTakeFirstOrThrow()

  return Number(fen ?? 0)
}

/** How often was applied for a person lately, by whomever, this time included: many small ones are one large one. */
async function appliedFor(tx: Db, { personId, now }: { personId: string; now: Date }): Promise<number> {
  const { count } = await tx
    .selectFrom('refund_applications')
    .leftJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where((eb) =>
      eb.or([eb('payments.person_id', '=', personId), eb('refund_applications.person_id', '=', personId)]),
    )
    .where('refund_applications.created_at', '>', shift(now, -MONTH_MS))
    .executeTakeFirstOrThrow()

  return Number(count)
}

/** Nothing changes for the patient: it waits where it waited. */
async function leaveToPeople(tx: Db, { application_id }: ApplicationRow): Promise<void> {
  await tx
    .updateTable('refund_applications')
    .set({ automatic_at: null })
    .where('application_id', '=', application_id)
    .execute()
}
