import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { mayStill } from '../patients/may-still.ts'
import { payBills } from '../payments/pay.ts'
import { payRegistration } from '../payments/pay-registration.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { findHelp, isBeingPaid, isChange, lockHelp, moveHelp, stateOf } from './helps.ts'

interface Helping {
  helpId: string
  accountId: string
  amountFen: number
  means: PaymentMeans
  channel: Channel
  institutions: readonly string[]
  idempotencyKey: string
}

/** Begins the helper's payment of the step, by the same ways as anybody's; answers the payment's id. */
export async function payStep(deps: FamilyHelpDeps, helping: Helping) {
  const { db, clock, payments, watch } = deps
  const now = clock.now()
  const row = await findHelp(db, helping.helpId)
  if (row === undefined) return refuse('NOT_FOUND')
  if (stateOf(row, now) !== 'allowed') return refuse('FAMILY_HELP_STATE')
  // Whoever has lost the right meanwhile cannot pass it on.
  if (!(await mayStill(db, row, { scope: 'payments', now }))) return refuse('FAMILY_HELP_STATE')
  if (row.amount_fen !== helping.amountFen)
    return refuse(row.purpose === 'bills' ? 'BILL_CHANGED' : 'FEE_CHANGED', {
      params: { amountFen: row.amount_fen, feeFen: row.amount_fen },
    })
  const { helpId, ...who } = helping
  const wish = { ...who, patientId: row.patient_id, help: { helpId, askedBy: row.account_id } }
  const paymentId =
    row.purpose === 'bills'
      ? await payBills(payments, { ...wish, institutionId: row.institution_id, billIds: row.bill_ids })
      : await payRegistration(payments, { ...wish, appointmentId: row.appointment_id ?? '' })
  if (isRefusal(paymentId) && isChange(paymentId.code)) await endChanged(deps, helpId, paymentId.code)
  watch.changed(helpId)

  return paymentId
}

/** Nothing was begun: who asked has to ask anew, for what it costs now. */
async function endChanged({ db, clock }: FamilyHelpDeps, helpId: string, code: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockHelp(tx, helpId)
    if (row?.state !== 'allowed' || (await isBeingPaid(tx, row))) return
    await moveHelp(tx, row, { to: 'changed', cause: `could not be begun: ${code}`, now: clock.now() })
  })
}
