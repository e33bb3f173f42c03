import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Clock } from '../../lib/clock.ts'
import { isRefusal, type Refusal } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'

type ClosingVeto = 'ACCOUNT_HAS_APPOINTMENTS' | 'ACCOUNT_HAS_PAYMENTS'

/** What another domain has to say and to delete when an account closes. Runs in the closing transaction. */
export interface AccountClosingHook {
  /** A reason why the account cannot be closed now. All are asked before anything is deleted. */
  veto?(tx: Db, accountId: string): Promise<Refusal<ClosingVeto> | undefined>
  erase?(tx: Db, accountId: string): Promise<void>
}

export interface CloseAccountDeps {
  db: Db
  clock: Clock
  hooks: readonly AccountClosingHook[]
}

/**
 * Deletes the account and everything it held (S33). What stays: that somebody accepted and withdrew the
 * documents, without who; and for a day the keyed counts by which text messages are limited, so that closing
 * and registering again does not start them afresh.
 */
export function closeAccount(
  { db, clock, hooks }: CloseAccountDeps,
  accountId: string,
): Promise<Refusal<ClosingVeto> | undefined> {
  return inTransaction(db, async (tx) => {
    const account = await tx
      .selectFrom('accounts')
      .select('phone_index')
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!account) return undefined

    for (const hook of hooks) {
      const veto = await hook.veto?.(tx, accountId)
      if (isRefusal(veto)) return veto
    }
    for (const hook of hooks) await hook.erase?.(tx, accountId)

    await leaveProofs(tx, { accountId, now: clock.now() })
    await tx
      .deleteFrom('oauth_states')
      .where('session_id', 'in', (eb) =>
        eb.selectFrom('sessions').select('session_id').where('account_id', '=', accountId),
      )
      .execute()
    await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('account_identities').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('account_consents').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('idempotency_keys').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('sms_codes').where('subject', 'in', [accountId, account.phone_index]).execute()
    await tx.deleteFrom('sms_challenges').where('phone_index', '=', account.phone_index).execute()
    await tx.deleteFrom('accounts').where('account_id', '=', accountId).execute()

    return undefined
  })
}

async function leaveProofs(tx: Db, { accountId, now }: { accountId: string; now: Date }): Promise<void> {
  const consents = await tx
    .selectFrom('account_consents')
    .select(['kind', 'version', 'accepted_at', 'withdrawn_at'])
    .where('account_id', '=', accountId)
    .execute()
  for (const { withdrawn_at, ...consent } of consents) {
    await tx
      .insertInto('consent_proofs')
      .values({ proof_id: newId('prf'), ...consent, withdrawn_at: withdrawn_at ?? now, closed_at: now })
      .execute()
  }
}
