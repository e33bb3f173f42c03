import { inTransaction } from '../../db/transaction.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { isUnderWay, lockHelp, moveHelp } from './helps.ts'

interface Opening {
  code: string
  accountId: string
  /** Network address that asks. */
  address: string
  institutions: readonly string[]
}

type OpenRefusal = Refusal<'FAMILY_HELP_CODE_WRONG' | 'FAMILY_HELP_OWN' | 'TOO_MANY_REQUESTS'>

/**
 * The first account to open it is the only one; who has asked is shown it, and allows it or not. Whether a code is
 * unknown, opened, over or of a hospital that this channel does not have is not told apart.
 */
export async function openHelp(
  deps: FamilyHelpDeps,
  { code, accountId, address, institutions }: Opening,
): Promise<string | OpenRefusal> {
  const { db, clock, fields, watch } = deps
  const tooMany = await countTry(deps, { accountId, address })
  if (tooMany !== undefined) return tooMany
  const opened = await inTransaction(db, async (tx) => {
    const now = clock.now()
    const found = await tx
      .selectFrom('family_helps')
      .select('help_id')
      .where('code_index', '=', fields.blindIndex('help_code', code))
      .where('institution_id', 'in', [...institutions])
      .where(isUnderWay(now))
      .executeTakeFirst()
    const row = found && (await lockHelp(tx, found.help_id))
    if (row?.account_id === accountId) return refuse('FAMILY_HELP_OWN')
    if (row?.helper_id === accountId && row.state !== 'taken_back') return row.help_id
    if (row?.state !== 'waiting') return refuse('FAMILY_HELP_CODE_WRONG')
    await moveHelp(tx, row, { to: 'opened', cause: 'opened', change: { helper_id: accountId }, now })

    return row.help_id
  })
  if (typeof opened === 'string') watch.changed(opened)

  return opened
}

/** Right ones count too: whoever guesses does not learn from it that one was right. */
async function countTry(
  { rateLimits, config: { limits } }: FamilyHelpDeps,
  { accountId, address }: Pick<Opening, 'accountId' | 'address'>,
): Promise<Refusal<'TOO_MANY_REQUESTS'> | undefined> {
  const rules = [
    { name: 'help-code-account', limit: limits.helpCodesPerAccountPerHour, subject: accountId },
    { name: 'help-code-address', limit: limits.helpCodesPerAddressPerHour, subject: address },
  ]
  for (const { subject, ...rule } of rules) {
    const seconds = await rateLimits.take({ ...rule, windowMs: HOUR_MS }, subject)
    if (seconds !== undefined) return refuse('TOO_MANY_REQUESTS', { params: { seconds } })
  }

  return undefined
}
