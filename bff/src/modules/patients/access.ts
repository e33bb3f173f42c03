import type { PatientAccess } from '../../access.ts'
import type { PatientsDeps } from './deps.ts'
import { portalOf } from './groups.ts'
import { isProved } from './proof.ts'

/**
 * An account's links to patients: only those in force, and only to persons of a group that the channel serves
 * (S9, S12). A link ended by the person it concerns is as if it had never been.
 */
export function createLinkLookup({
  db,
  config,
}: Pick<PatientsDeps, 'db' | 'config'>): PatientAccess['linkOf'] {
  return async ({ accountId, channel }, patientId) => {
    const { groups } = portalOf(config, channel)
    if (groups.length === 0) return undefined
    const row = await db
      .selectFrom('patients')
      .innerJoin('persons', 'persons.person_id', 'patients.person_id')
      .select(['patients.scopes', isProved().as('is_proved')])
      .where('patients.patient_id', '=', patientId)
      .where('patients.account_id', '=', accountId)
      .where('patients.state', '=', 'active')
      .where('persons.group_id', 'in', groups)
      .executeTakeFirst()

    return row && { patientId, accountId, scopes: row.scopes, isProved: row.is_proved }
  }
}
