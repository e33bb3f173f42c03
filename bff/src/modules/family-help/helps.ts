import type { FamilyHelpState } from '@tongzhen/contract/states'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { FamilyHelpRowState, FamilyHelpsTable } from '../../db/tables/family-helps.ts'
import { addEvents } from '../../jobs/outbox.ts'
import type { Place } from '../../lib/crypto/fields.ts'
import { findPayment, isOpen } from '../payments/payments.ts'
import { reviewStates } from '../payments/states.ts'

export type FamilyHelpRow = Selectable<FamilyHelpsTable>

/** What may follow what. A payment that was under way when it was taken back may still win. */
const moves: Readonly<Record<FamilyHelpRowState, readonly FamilyHelpRowState[]>> = {
  waiting: ['opened', 'taken_back'],
  opened: ['allowed', 'taken_back'],
  allowed: ['allowed', 'changed', 'done', 'taken_back'],
  taken_back: ['done'],
  changed: ['done', 'taken_back'],
  done: [],
}

const openStates: readonly FamilyHelpRowState[] = ['waiting', 'opened', 'allowed']

export function codePlace(helpId: string): Place {
  return { table: 'family_helps', column: 'code', rowId: helpId }
}

/** Where it stands at this moment: for what may still be begun. */
export function stateOf({ state, expires_at }: FamilyHelpRow, now: Date): FamilyHelpState {
  return openStates.includes(state) && expires_at <= now ? 'expired' : state
}

/**
 * Where it stands as both are shown it: while the helper's money is under way or in review, nobody says that the time
 * was over and nobody has paid.
 */
export function shownStateOf(row: FamilyHelpRow, { now, isPaying }: { now: Date; isPaying: boolean }) {
  return isPaying && row.state === 'allowed' ? 'allowed' : stateOf(row, now)
}

/** Its payment, while the helper's money may still pay for it. */
export async function isBeingPaid(db: Db, { payment_id }: FamilyHelpRow): Promise<boolean> {
  const payment = payment_id === null ? undefined : await findPayment(db, payment_id)

  return payment !== undefined && (isOpen(payment) || reviewStates.includes(payment.state))
}

export function findHelp(db: Db, helpId: string): Promise<FamilyHelpRow | undefined> {
  return db.selectFrom('family_helps').selectAll().where('help_id', '=', helpId).executeTakeFirst()
}

/** Of a row of `family_helps`: may it still lead to something? */
export function isUnderWay(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(family_helps.state in ('waiting', 'opened', 'allowed') and family_helps.expires_at > ${now})`
}

/** Codes of what the hospital does not ask in this way any more: who helps would try in vain for ever. */
const changedCodes: readonly string[] = ['BILL_CHANGED', 'BILL_GONE', 'FEE_CHANGED']

export const isChange = (code: string | null): boolean => code !== null && changedCodes.includes(code)

/** Held until the transaction ends. Always after a patient and an appointment are (lock order). */
export function lockHelp(tx: Db, helpId: string): Promise<FamilyHelpRow | undefined> {
  return tx
    .selectFrom('family_helps')
    .selectAll()
    .where('help_id', '=', helpId)
    .forUpdate()
    .executeTakeFirst()
}

export interface HelpMove {
  to: FamilyHelpRowState
  /** For the history: what was done. */
  cause: string
  change?: Partial<Pick<FamilyHelpRow, 'helper_id' | 'payment_id'>>
  now: Date
}

/** Writes a change of a help that the transaction holds, and its history. What has ended opens nothing any more. */
export async function moveHelp(
  tx: Db,
  row: FamilyHelpRow,
  { to, cause, change = {}, now }: HelpMove,
): Promise<void> {
  if (!moves[row.state].includes(to)) throw new Error(`a help that is ${row.state} is never ${to}`)
  const { help_id } = row
  const version = row.version + 1
  await tx
    .updateTable('family_helps')
    .set({ state: to, version, changed_at: now, ...change })
    .set(openStates.includes(to) ? {} : { code: null, code_index: null })
    .where('help_id', '=', help_id)
    .execute()
  await noteMove(tx, { help_id, version, to_state: to, cause, at: now })
  if (to === 'done')
    await addEvents(tx, {
      aggregateType: 'family_help',
      aggregateId: help_id,
      types: ['family_help.done'],
      now,
    })
}

export async function noteMove(
  tx: Db,
  entry: { help_id: string; version: number; to_state: FamilyHelpRowState; cause: string; at: Date },
): Promise<void> {
  await tx.insertInto('family_help_history').values(entry).execute()
}
