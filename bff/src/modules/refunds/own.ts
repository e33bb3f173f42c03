import type { Db } from '../../db/schema.ts'
import type { PaymentRow } from '../payments/payments.ts'
import type { ApplicationRow } from './applications.ts'

/** Whose money it is: who applied, and who paid and gets it back. */
interface Concerned {
  row: Pick<ApplicationRow, 'account_id' | 'institution_id'>
  /** Undefined: of money on a card, which goes to who applied. */
  payment: Pick<PaymentRow, 'account_id'> | undefined
}

/** Somebody of the staff is known by the telephone they sign in with, as accounts are. */
export async function isOwn(tx: Db, concerned: Concerned, phoneIndex: string): Promise<boolean> {
  return (await phonesOf(tx, concerned)).includes(phoneIndex)
}

/** Somebody concerned works where the money comes from: people decide then, and others. */
export async function isOfStaff(tx: Db, { row, payment }: Concerned): Promise<boolean> {
  const phones = await phonesOf(tx, { row, payment })
  if (phones.length === 0) return false
  const found = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('phone_index', 'in', phones)
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('institution_id', 'is', null), eb('institution_id', '=', row.institution_id)]))
    .executeTakeFirst()

  return found !== undefined
}

async function phonesOf(tx: Db, { row, payment }: Concerned): Promise<string[]> {
  const accounts = [row.account_id, payment?.account_id].filter((one) => one != null)
  if (accounts.length === 0) return []
  const rows = await tx
    .selectFrom('accounts')
    .select('phone_index')
    .where('account_id', 'in', accounts)
    .execute()

  return rows.flatMap(({ phone_index }) => phone_index ?? [])
}
