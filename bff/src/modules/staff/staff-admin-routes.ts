import { staffRoutes as routes } from '@tongzhen/contract/staff'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Call, Handle } from '../../route-handler.ts'
import { type AuditEntry, listAudit, writeAudit } from './audit.ts'
import type { StaffDeps } from './deps.ts'
import { newEnrolmentCode } from './enrolment-codes.ts'
import {
  insertStaff,
  listStaff,
  lockStaff,
  renewTotp,
  type StaffRow,
  setStaffState,
  staffMember,
} from './staff.ts'

/** Who works here, and what was done. */
export function registerStaffAdmin(deps: StaffDeps, handle: Handle): void {
  const { db, clock, fields, sessions } = deps

  handle(routes.listStaff, async ({ staff }) => ({
    people: (await listStaff(db, staff.institutionId)).map((row) => staffMember(fields, row)),
  }))

  handle(routes.inviteStaff, async ({ body, staff: who, address, traceId }) => {
    const now = clock.now()
    const enrolmentCode = newEnrolmentCode()
    const row = await inTransaction(db, async (tx) => {
      const invited = await insertStaff(tx, { ...body, enrolmentCode }, { fields, now })
      if (invited === undefined) return refuse('STAFF_PHONE_TAKEN')
      const after = { role: body.role, institution: body.institutionId }
      const { institutionId } = body
      const entry = { who, action: 'staff_invited', objectId: invited.staff_id, after } as const
      await writeAudit(tx, { ...entry, institutionId, address, traceId }, { fields, now })

      return invited
    })

    return isRefusal(row) ? row : { person: staffMember(fields, row), enrolmentCode }
  })

  handle(routes.disableStaff, (call) =>
    change(call, 'staff_disabled', async (tx, { staff_id, state }) => {
      if (state === 'disabled') return refuse('STAFF_STATE')
      await setStaffState(tx, staff_id, 'disabled')
      const lapsedProposals = await deps.lapseProposalsOf(tx, staff_id)

      return { before: { state }, after: { state: 'disabled', lapsedProposals } }
    }),
  )

  handle(routes.resetStaffFactor, async (call) => {
    const enrolmentCode = newEnrolmentCode()
    const person = await change(call, 'factor_reset', async (tx, { staff_id: staffId, state }, now) => {
      if (state === 'disabled') return refuse('STAFF_STATE')
      await renewTotp(tx, { staffId, enrolmentCode }, { fields, now })

      return { before: { state }, after: { state: 'invited' } }
    })

    return isRefusal(person) ? person : { person, enrolmentCode }
  })

  handle(routes.listAudit, async ({ query, staff: { institutionId } }) => {
    const page = await listAudit({ db, fields }, { ...query, institutionId })

    return page ?? malformedCursor()
  })

  /** Nobody's own: whoever is alone with a right would else be without it. Sessions of the person end. */
  async function change(
    {
      staff: who,
      params,
      body,
      address,
      traceId,
    }: Call<typeof routes.disableStaff | typeof routes.resetStaffFactor>,
    action: 'staff_disabled' | 'factor_reset',
    work: (
      tx: Db,
      row: StaffRow,
      now: Date,
    ) => Promise<Pick<AuditEntry, 'before' | 'after'> | Refusal<'STAFF_STATE'>>,
  ) {
    const now = clock.now()
    if (params.staffId === who.staffId) return refuse('STAFF_STATE')
    const changed = await inTransaction(db, async (tx) => {
      const row = await lockStaff(tx, params.staffId)
      if (row === undefined) return refuse('NOT_FOUND')
      const values = await work(tx, row, now)
      if (isRefusal(values)) return values
      await sessions.endAll(tx, row.staff_id)
      const entry = { who, action, objectId: row.staff_id, institutionId: row.institution_id, ...values }
      await writeAudit(tx, { ...entry, reason: body.reason, address, traceId }, { fields, now })

      return lockStaff(tx, row.staff_id)
    })
    if (isRefusal(changed) || changed === undefined) return changed ?? refuse('NOT_FOUND')

    return staffMember(fields, changed)
  }
}
