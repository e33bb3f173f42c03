import type { PatientAccess } from '../../access.ts'
import { type Config, servedIn } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { refuse } from '../../lib/failure.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import type { OpenPayments } from '../patients/deps.ts'
import { isOfHelpGivenBy, visiblePayments } from './payments.ts'
import { restingStates } from './states.ts'

/** Whose payment it is, as far as this account may know (routes that name a payment). */
export function createPaymentLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['patientOfPayment'] {
  return async ({ accountId, channel }, paymentId) => {
    const institutions = servedIn(config, channel)
    if (institutions.length === 0) return undefined
    const row = await visiblePayments(db, { accountId, institutions })
      .where('payments.payment_id', '=', paymentId)
      .executeTakeFirst()

    return row?.viewed_patient_id
  }
}

/** For whom an account has paid, also when nothing is left of its right over them. */
export function createPayerLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['patientPaidFor'] {
  return async ({ accountId, channel }, paymentId) => {
    const institutions = servedIn(config, channel)
    if (institutions.length === 0) return undefined
    const row = await db
      .selectFrom('payments')
      .select('patient_id')
      .where('payment_id', '=', paymentId)
      .where('account_id', '=', accountId)
      .where('institution_id', 'in', institutions)
      .executeTakeFirst()

    return row?.patient_id ?? undefined
  }
}

/** Of the payments made for this patient by this account: another account's are not its to hinder. */
export const openPayments: OpenPayments = {
  async hasOpen(tx, patientId, institutionId) {
    let open = openOnes(tx).where('patient_id', '=', patientId)
    if (institutionId !== undefined) open = open.where('institution_id', '=', institutionId)

    return (await open.limit(1).executeTakeFirst()) !== undefined
  },
}

/**
 * An account whose money is under way cannot be closed. Of one that is closed, what the books need stays, of
 * nobody who can be named (S33). What it has paid as a helper stays the patient's, who is not the one that goes.
 */
export const paymentsClosingHook: AccountClosingHook = {
  async veto(tx, accountId) {
    const open = await openOnes(tx).where('account_id', '=', accountId).limit(1).executeTakeFirst()

    return open && refuse('ACCOUNT_HAS_PAYMENTS')
  },

  async erase(tx, accountId) {
    const own = tx.selectFrom('payments').select('order_number').where('account_id', '=', accountId)
    await tx.deleteFrom('payment_callbacks').where('order_number', 'in', own).execute()
    await tx
      .updateTable('payments')
      .set({ account_id: null, idempotency_key: null })
      .where(isOfHelpGivenBy(accountId))
      .execute()
    await tx
      .updateTable('payments')
      .set({ account_id: null, patient_id: null, person_id: null, idempotency_key: null })
      .set({ appointment_id: null, stay_id: null, lines: null, identity: null })
      .where('account_id', '=', accountId)
      .execute()
  },
}

function openOnes(tx: Db) {
  return tx
    .selectFrom('payments')
    .select('payment_id')
    .where('state', 'not in', [...restingStates])
}
