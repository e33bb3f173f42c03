import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { createAccountStore } from './accounts.ts'

/** Do the keys of this installation open what the database holds? True of an empty one. */
export async function keysOpenData({ db, fields }: { db: Db; fields: FieldCrypto }): Promise<boolean> {
  const account = await db.selectFrom('accounts').select('account_id').limit(1).executeTakeFirst()
  if (!account) return true
  try {
    await createAccountStore({ db, fields }).phoneOf(account.account_id)

    return true
  } catch {
    return false
  }
}
