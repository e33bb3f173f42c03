import type { Db } from '../../db/schema.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { PaymentRow } from '../payments/payments.ts'
import { lockStaff } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
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

/** In a payment that has no application before it: whoever paid, the patient, and whoever asked a part of it back. */
export async function concernedInPayment(
  tx: Db,
  { payment_id, account_id, person_id }: Pick<PaymentRow, 'payment_id' | 'account_id' | 'person_id'>,
): Promise<Concerned> {
  const applied = await tx
    .selectFrom('refund_applications')
    .select('account_id')
    .where('payment_id', '=', payment_id)
    .execute()

  return { accounts: [account_id, ...applied.map((one) => one.account_id)], personId: person_id }
}

/** In what stands under this number of ours in a statement, be it a payment or money of a card. */
export async function concernedInOrder(tx: Db, orderNumber: string): Promise<Concerned | undefined> {
  const payment = await tx
    .selectFrom('payments')
    .select(['payment_id', 'account_id', 'person_id'])
    .where('order_number', '=', orderNumber)
    .executeTakeFirst()
  if (payment !== undefined) return concernedInPayment(tx, payment)
  const application = await tx
    .selectFrom('prepaid_refunds')
    .innerJoin('refund_applications', 'refund_applications.application_id', 'prepaid_refunds.application_id')
    .select(['refund_applications.account_id', 'refund_applications.person_id'])
    // Put back on the card, it stands under a number that goes on from it (`restoreNumberOf`).
    .where('prepaid_refunds.order_number', 'in', [orderNumber, orderNumber.replace(/B$/, '')])
    .executeTakeFirst()

  return application && concernedIn(application, undefined)
}

/**
 * Nobody has a say about money of their own. Somebody of the staff is known by the telephone they sign in with, as
 * accounts are. Their row is held to the end, so that whoever disables them finds what they have proposed.
 */
export async function refusalOfOwn<C extends 'REFUND_OWN' | 'CANCELLATION_OWN' | 'PAYMENT_OWN'>(
  tx: Db,
  { staffId }: Pick<StaffPrincipal, 'staffId'>,
  { concerned, code }: { concerned: Concerned | undefined; code: C },
): Promise<Refusal<'SESSION_REQUIRED' | C> | undefined> {
  const staff = await lockStaff(tx, staffId)
  if (staff?.state !== 'active') return refuse('SESSION_REQUIRED')
  const isOwn = concerned !== undefined && (await phonesOf(tx, concerned)).includes(staff.phone_index)

  return isOwn ? refuse(code) : undefined
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
