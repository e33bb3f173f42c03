import type { PaymentMeans } from '@tongzhen/contract/states'
import { isUniqueViolation } from '../../db/errors.ts'
import type { Db } from '../../db/schema.ts'
import type { HostName } from '../../db/tables/accounts.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addOperation } from '../../jobs/operations.ts'
import { MINUTE_MS } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { takeUp } from '../family-help/take-up.ts'
import { lockActivePatient } from '../patients/locks.ts'
import type { PaymentsDeps } from './deps.ts'
import { findByRequest, insertPayment, type NewPayment } from './payments.ts'
import { firstOperation } from './step.ts'
import { PAYMENTS_QUEUE } from './take-step.ts'

/** So long the cashier may be shown (reliability.md §3.3). */
export const PAY_WITHIN_MS = 15 * MINUTE_MS

/** Whose wallet it is; providers that ask for nobody get nobody. Undefined when the host has not told. */
export async function findPayer(
  { accounts }: Pick<PaymentsDeps, 'accounts'>,
  { accountId, means }: { accountId: string; means: PaymentMeans },
): Promise<{ payer?: string } | undefined> {
  const host = hostOfMeans[means]
  if (host === undefined) return {}
  const payer = await accounts.identityIn(accountId, host)

  return payer === undefined ? undefined : { payer }
}

const hostOfMeans: Readonly<Record<PaymentMeans, HostName | undefined>> = {
  wechat: 'wechat',
  alipay: 'alipay',
  unionpay: undefined,
}

/**
 * Intent, history, operation and what is paid for in one transaction: all of it or nothing (R1). `hold` takes what is
 * paid for, once the patient is locked; what it answers is the outcome. Who helps may begin only while that is allowed. Undefined when this very request, or another
 * payment of the same thing, was there first.
 */
export async function storePayment<R extends Refusal = never>(
  deps: PaymentsDeps,
  payment: NewPayment,
  hold: (tx: Db, now: Date) => Promise<R | undefined> = async () => undefined,
): Promise<string | R | Refusal<'NOT_FOUND' | 'FAMILY_HELP_STATE'> | undefined> {
  const { db, clock, fields } = deps
  const { paymentId, patientId } = payment
  const now = clock.now()
  try {
    const refusal = await inTransaction(db, async (tx) => {
      if (!(await lockActivePatient(tx, patientId))) return refuse('NOT_FOUND')
      const refused = await hold(tx, now)
      if (refused !== undefined) return refused
      const { help } = payment
      const unhelped = help && (await takeUp(tx, { ...help, paymentId, now }))
      if (unhelped !== undefined) return unhelped
      await insertPayment(tx, payment, { fields, now })
      const { kind, setbacks } = firstOperation
      await addOperation(tx, {
        ...{ kind, setbacks, queue: PAYMENTS_QUEUE, subjectId: paymentId, subjectVersion: 1 },
        dueAt: now,
      })

      return undefined
    })
    if (isRefusal(refusal)) return refusal
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return findByRequest(db, payment)
  }
  deps.nudge(0)

  return paymentId
}
