import type { Db } from '../../db/schema.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { orderOfRefund, type PaymentRow } from '../payments/payments.ts'
import { orderOfCardMovement } from '../prepaid/prepaid-refunds.ts'
import { lockStaff } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { ApplicationRow } from './applications.ts'

/** Whose money it is. */
export interface Concerned {
  /** Who applied or booked, and who paid; null of an account that was closed since. */
  accounts: readonly (string | null | undefined)[]
  /** The patients: their own accounts are concerned, too, whoever applied for them. */
  persons: readonly (string | null | undefined)[]
}

export function concernedIn(
  row: Pick<ApplicationRow, 'account_id' | 'person_id'>,
  /** Undefined: of money on a card. */
  payment: Pick<PaymentRow, 'account_id' | 'person_id'> | undefined,
): Concerned {
  return {
    accounts: [row.account_id, payment?.account_id],
    persons: [row.person_id ?? payment?.person_id],
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

  return { accounts: [account_id, ...applied.map((one) => one.account_id)], persons: [person_id] }
}

/**
 * In a movement of a statement, be it of a payment or of money of a card. What only a provider tells may stand under no
 * order of ours: a transfer and a refund by UnionPay have their own number twice, a refund of what was paid onto a card
 * has the trade of the hospital's desk. Undefined: under no number of ours at all.
 */
export async function concernedInMovement(
  tx: Db,
  { order_no, ext_no }: { order_no: string; ext_no: string },
): Promise<Concerned | undefined> {
  const numbers = [...new Set([order_no, ext_no])]
  const orders = [...new Set(numbers.flatMap((one) => [one, orderOfRefund(one) ?? one]))]
  const payments = await tx
    .selectFrom('payments')
    .select(['payment_id', 'account_id', 'person_id'])
    .where('order_number', 'in', orders)
    .execute()
  const applications = await tx
    .selectFrom('prepaid_refunds')
    .innerJoin('refund_applications', 'refund_applications.application_id', 'prepaid_refunds.application_id')
    .select(['refund_applications.account_id', 'refund_applications.person_id'])
    .where('prepaid_refunds.order_number', 'in', numbers.map(orderOfCardMovement))
    .execute()
  const all = applications.map((one) => concernedIn(one, undefined))
  for (const payment of payments) all.push(await concernedInPayment(tx, payment))
  if (all.length === 0) return undefined

  return {
    accounts: all.flatMap(({ accounts }) => accounts),
    persons: all.flatMap(({ persons }) => persons),
  }
}

/** Whether somebody concerned has closed their account: nobody can tell any more that they are not of the staff. */
export function isSomebodyGone({ accounts }: Concerned): boolean {
  return accounts.includes(null)
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

async function phonesOf(tx: Db, { accounts, persons }: Concerned): Promise<string[]> {
  const named = accounts.filter((one) => one != null)
  const own = await accountsOfPersons(
    tx,
    persons.filter((one) => one != null),
  )
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
async function accountsOfPersons(tx: Db, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return []
  const links = await tx
    .selectFrom('patients')
    .select('account_id')
    .where('person_id', 'in', persons)
    .where('relation', '=', 'self')
    .execute()

  return links.map(({ account_id }) => account_id)
}
