import type { Db } from '../../src/db/schema.ts'
import type { StaffPerson } from './staff-desk.ts'

/** What somebody of the staff is answered while the telephone they sign in with is that of an account of patients. */
export async function withPhoneOf<T>(
  db: Db,
  { staffId, accountId }: Pick<StaffPerson, 'staffId'> & { accountId: string },
  meanwhile: () => Promise<T>,
): Promise<T> {
  const { phone_index: own } = await db
    .selectFrom('staff')
    .select('phone_index')
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow()
  const { phone_index: borrowed } = await db
    .selectFrom('accounts')
    .select('phone_index')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const call = (phone_index: string) =>
    db.updateTable('staff').set({ phone_index }).where('staff_id', '=', staffId).execute()
  if (borrowed === null) throw new Error('the account has no telephone')
  await call(borrowed)

  return meanwhile().finally(() => call(own))
}
