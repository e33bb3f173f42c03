import { inTransaction } from '../../db/transaction.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { PatientsDeps } from './deps.ts'
import { lockAccount, lockActivePatient } from './locks.ts'
import { unlinkPatient } from './unlink-patient.ts'

interface Named {
  accountId: string
  patientId: string
}

/** Takes the patient out of the account with what was asked for them, unless they hold a place that nobody could then give back, or money is under way. */
export function removePatient(
  { db, clock, appointments, payments, refunds, requests }: PatientsDeps,
  { accountId, patientId }: Named,
): Promise<
  | undefined
  | Refusal<'PATIENT_HAS_APPOINTMENTS' | 'PATIENT_HAS_PAYMENTS' | 'PATIENT_HAS_REFUND' | 'NOT_FOUND'>
> {
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, accountId)
    if (!(await lockActivePatient(tx, patientId))) return refuse('NOT_FOUND')
    if (await appointments.hasActive(tx, patientId)) return refuse('PATIENT_HAS_APPOINTMENTS')
    if (await payments.hasOpen(tx, patientId)) return refuse('PATIENT_HAS_PAYMENTS')
    if (await refunds.hasOpen(tx, patientId)) return refuse('PATIENT_HAS_REFUND')
    await requests.withdrawOpen(tx, patientId, clock.now())
    await unlinkPatient(tx, { patientId, state: 'removed' })

    return undefined
  })
}
