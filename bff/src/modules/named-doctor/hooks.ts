import type { PatientAccess } from '../../access.ts'
import { type Config, servedIn } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import type { OpenRequests } from '../patients/deps.ts'
import { lockRequest, moveRequest, ownRequests } from './requests.ts'

/** Whose request it is (routes that name one). */
export function createRequestLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['patientOfRequest'] {
  return async ({ accountId, channel }, requestId) => {
    const institutions = servedIn(config, channel)
    if (institutions.length === 0) return undefined
    const row = await ownRequests(db, { accountId, institutions })
      .where('named_doctor_requests.request_id', '=', requestId)
      .executeTakeFirst()

    return row?.patient_id
  }
}

/** Those for which no place is held: with one the patient cannot be removed. */
export const openRequests: OpenRequests = {
  async withdrawOpen(tx, patientId, now) {
    const open = await tx
      .selectFrom('named_doctor_requests')
      .select('request_id')
      .where('patient_id', '=', patientId)
      .where('state', 'in', ['submitted', 'being_arranged'])
      .orderBy('request_id')
      .execute()
    for (const { request_id } of open) {
      const row = await lockRequest(tx, request_id)
      if (row?.state !== 'submitted' && row?.state !== 'being_arranged') continue
      await moveRequest(tx, row, { to: 'withdrawn', cause: 'patient_removed', now })
    }
  },
}

/** With the account goes what it asked for (S33). */
export const namedDoctorClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const own = tx
      .selectFrom('named_doctor_requests')
      .select('request_id')
      .where('account_id', '=', accountId)
    await tx.deleteFrom('named_doctor_calls').where('request_id', 'in', own).execute()
    await tx.deleteFrom('named_doctor_history').where('request_id', 'in', own).execute()
    await tx.deleteFrom('named_doctor_requests').where('account_id', '=', accountId).execute()
  },
}
