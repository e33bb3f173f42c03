import type { Db } from '../../db/schema.ts'
import type { PaymentRow } from '../payments/payments.ts'
import type { ApplicationRow } from './applications.ts'

/** Whose money it is. */
export interface Concerned {
  /** Who applied or booked, and who paid. */
  accounts: readonly (string | null | undefined)[]
  /** The patient: their own accounts are concerned, too, whoever applied for them. */
  personId: string | null | undefined
}

export function concernedIn(
  row: Pick<ApplicationRow, 'account_id' | 'person_id'>,
  /** Undefined: of money on a card. */
  payment: Pick<PaymentRow, 'account_id' | 'person_id'> | undefined,
): Concerned {
  return {
    accounts: [row.account_id, payment?.account_id],
    personId: row.person_id ?? payment?.person_id,
  }
}

/** Somebody of the staff is known by the telephone they sign in with, as accounts are. */
export async function isOwn(tx: Db, concerned: Concerned, phoneIndex: string): Promise<boolean> {
  return (await phonesOf(tx, concerned)).includes(phoneIndex)
}

/** Somebody concerned works where the money comes from: people decide then, and others. */
export async function isOfStaff(tx: Db, concerned: Concerned, institutionId: string): Promise<boolean> {
  const phones = await phonesOf(tx, concerned)
  if (phones.length === 0) return false
  const found = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('phone_index', 'in', phones)
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('institution_id', 'is', null), eb('institution_id', '=', institutionId)]))
    .executeTakeFirst()

  return found !== undefined
}

async function phonesOf(tx: Db, { accounts, personId }: Concerned): Promise<string[]> {
  const named = accounts.filter((one) => one != null)
  const own = personId == null ? [] : await accountsOfPerson(tx, personId)
  const wanted = [...new Set([...named, ...own])]
  if (wanted.length === 0) return []
  const rows = await tx
    .selectFrom('accounts')
    .select('phone_index')
    .where('account_id', 'in', wanted)
    .execute()

  return rows.flatMap(({ phone_index }) => phone_index ?? [])
}

/** That say to be the person; here it is enough that they say so. */
async function accountsOfPerson(tx: Db, personId: string): Promise<string[]> {
  const links = await tx
    .selectFrom('patients')
    .select('account_id')
    .where('person_id', '=', personId)
    .where('relation', '=', 'self')
    .execute()

  return links.map(({ account_id }) => account_id)
}
