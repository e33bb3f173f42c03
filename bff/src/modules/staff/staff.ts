import { normalizePhone } from '@tongzhen/contract/documents'
import type { StaffMember } from '@tongzhen/contract/staff'
import type { StaffRole, StaffState } from '@tongzhen/contract/staff-roles'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { StaffTable } from '../../db/tables/staff.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { phoneIndexOf } from '../accounts/accounts.ts'
import { enrolmentColumns, noEnrolmentCode } from './enrolment-codes.ts'
import { newTotpSecret } from './totp.ts'

export type StaffRow = Selectable<StaffTable>

/** Where a sealed value of a person lives. */
export function staffPlace(column: 'name' | 'phone' | 'totp_secret', staffId: string): Place {
  return { table: 'staff', column, rowId: staffId }
}

export interface NewStaff {
  name: string
  phone: string
  role: StaffRole
  institutionId: string | null
}

interface Writing {
  fields: FieldCrypto
  now: Date
}

/**
 * Invites a person, who signs in by the phone from now on; undefined when the number has somebody already. Their
 * authenticator is enrolled with `enrolmentCode`; by the first of all, who has the token of the start, with none.
 */
export async function insertStaff(
  tx: Db,
  { name, phone, role, institutionId, enrolmentCode }: NewStaff & { enrolmentCode: string | undefined },
  { fields, now }: Writing,
): Promise<StaffRow | undefined> {
  const staffId = newId('stf')
  const row: StaffRow = {
    staff_id: staffId,
    name: fields.seal(staffPlace('name', staffId), name),
    phone: fields.seal(staffPlace('phone', staffId), normalizePhone(phone)),
    phone_index: phoneIndexOf(fields, phone),
    role,
    institution_id: institutionId,
    state: 'invited',
    totp_secret: fields.seal(staffPlace('totp_secret', staffId), newTotpSecret()),
    totp_step: 0,
    ...(enrolmentCode === undefined
      ? noEnrolmentCode
      : enrolmentColumns(enrolmentCode, { staffId, fields, now })),
    created_at: now,
  }
  const isNew = await insertOnce(tx, (db) => db.insertInto('staff').values(row).execute())

  return isNew ? row : undefined
}

export async function isAnybodyThere(db: Db): Promise<boolean> {
  return (await db.selectFrom('staff').select('staff_id').limit(1).executeTakeFirst()) !== undefined
}

/** Of a number that may sign in. */
export function findStaffByPhone(db: Db, phoneIndex: string): Promise<StaffRow | undefined> {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('phone_index', '=', phoneIndex)
    .where('state', '!=', 'disabled')
    .executeTakeFirst()
}

export function findStaff(db: Db, staffId: string): Promise<StaffRow | undefined> {
  return db.selectFrom('staff').selectAll().where('staff_id', '=', staffId).executeTakeFirst()
}

/** The same, held until the transaction ends. */
export function lockStaff(tx: Db, staffId: string): Promise<StaffRow | undefined> {
  return tx.selectFrom('staff').selectAll().where('staff_id', '=', staffId).forUpdate().executeTakeFirst()
}

export function listStaff(db: Db, institutionId: string | null): Promise<StaffRow[]> {
  const all = db.selectFrom('staff').selectAll().orderBy('created_at').orderBy('staff_id')

  return (institutionId === null ? all : all.where('institution_id', '=', institutionId)).execute()
}

export async function setStaffState(tx: Db, staffId: string, state: StaffState): Promise<void> {
  await tx.updateTable('staff').set({ state }).where('staff_id', '=', staffId).execute()
}

/** The authenticator is set up: its secret is shown no more, and the code of its enrolment is worth nothing. */
export async function finishEnrolment(tx: Db, staffId: string): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ state: 'active', ...noEnrolmentCode })
    .where('staff_id', '=', staffId)
    .execute()
}

/** The next sign-in sets up an authenticator anew, with a new code; a code of the old one is worth nothing. */
export async function renewTotp(
  tx: Db,
  { staffId, enrolmentCode }: { staffId: string; enrolmentCode: string },
  { fields, now }: Writing,
): Promise<void> {
  const secret = fields.seal(staffPlace('totp_secret', staffId), newTotpSecret())
  await tx
    .updateTable('staff')
    .set({
      ...{ state: 'invited', totp_secret: secret, totp_step: 0 },
      ...enrolmentColumns(enrolmentCode, { staffId, fields, now }),
    })
    .where('staff_id', '=', staffId)
    .execute()
}

export function staffName(
  fields: FieldCrypto,
  { staff_id, name }: Pick<StaffRow, 'staff_id' | 'name'>,
): string {
  return fields.open(staffPlace('name', staff_id), name)
}

export function staffMember(fields: FieldCrypto, row: StaffRow): StaffMember {
  return {
    staffId: row.staff_id,
    name: staffName(fields, row),
    phoneMasked: maskPhone(fields.open(staffPlace('phone', row.staff_id), row.phone)),
    role: row.role,
    institutionId: row.institution_id,
    state: row.state,
    createdAt: shanghaiInstant(row.created_at),
  }
}
