import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { lockAccount, lockActivePatient } from './locks.ts'

interface NamedPatient {
  accountId: string
  patientId: string
}

/** An account with patients has a default one: the account's own person before others, then the oldest. */
export async function ensureDefaultPatient(tx: Db, accountId: string): Promise<void> {
  const patients = await tx
    .selectFrom('patients')
    .select(['patient_id', 'relation', 'is_default'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'active')
    .orderBy('linked_at')
    .orderBy('patient_id')
    .execute()
  if (patients.some((one) => one.is_default)) return
  const next = patients.find((one) => one.relation === 'self') ?? patients[0]
  if (next) await setDefaultPatient(tx, { accountId, patientId: next.patient_id })
}

export function makeDefaultPatient(db: Db, named: NamedPatient): Promise<undefined | Refusal<'NOT_FOUND'>> {
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, named.accountId)
    if (!(await lockActivePatient(tx, named.patientId))) return refuse('NOT_FOUND')
    await setDefaultPatient(tx, named)

    return undefined
  })
}

async function setDefaultPatient(tx: Db, { accountId, patientId }: NamedPatient): Promise<void> {
  await tx
    .updateTable('patients')
    .set({ is_default: false })
    .where('account_id', '=', accountId)
    .where('is_default', '=', true)
    .execute()
  await tx.updateTable('patients').set({ is_default: true }).where('patient_id', '=', patientId).execute()
}
