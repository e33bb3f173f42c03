import type { PatientAccess } from '../../access.ts'
import { type Config, servedIn } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { refuse } from '../../lib/failure.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import { isOfHelpAskedBy } from '../payments/payments.ts'
import { restingStates } from '../payments/states.ts'
import { findHelp } from './helps.ts'

/** Whose step it is that this account has passed on (routes that name a help). */
export function createHelpLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['patientOfHelp'] {
  return async ({ accountId, channel }, helpId) => {
    const institutions = servedIn(config, channel)
    if (institutions.length === 0) return undefined
    const row = await db
      .selectFrom('family_helps')
      .select('patient_id')
      .where('help_id', '=', helpId)
      .where('account_id', '=', accountId)
      .where('institution_id', 'in', institutions)
      .executeTakeFirst()

    return row?.patient_id
  }
}

/** Who opened it, where the channel has the institution (routes of `who: 'helper'`). */
export function createHelperLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['isHelper'] {
  return async ({ accountId, channel }, helpId) => {
    const row = await findHelp(db, helpId)

    return row?.helper_id === accountId && servedIn(config, channel).includes(row.institution_id)
  }
}

/**
 * While a helper's money for it is under way, an account stays. With it go the steps that it passed on, and of the
 * helpers' payments who they were for; of steps that it helped with, that it was the one (S33).
 */
export const familyHelpClosingHook: AccountClosingHook = {
  async veto(tx, accountId) {
    const open = await tx
      .selectFrom('payments')
      .select('payment_id')
      .where(isOfHelpAskedBy(accountId))
      .where('payments.state', 'not in', [...restingStates])
      .limit(1)
      .executeTakeFirst()

    return open && refuse('ACCOUNT_HAS_PAYMENTS')
  },

  async erase(tx, accountId) {
    const own = tx.selectFrom('family_helps').where('account_id', '=', accountId)
    await tx
      .updateTable('payments')
      .set({ person_id: null, lines: null, identity: null })
      .where(isOfHelpAskedBy(accountId))
      .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '!=', accountId)]))
      .execute()
    await tx.deleteFrom('family_help_history').where('help_id', 'in', own.select('help_id')).execute()
    await tx.deleteFrom('family_helps').where('account_id', '=', accountId).execute()
    await tx
      .updateTable('family_helps')
      .set({ helper_id: null, code: null, code_index: null })
      .where('helper_id', '=', accountId)
      .execute()
  },
}
