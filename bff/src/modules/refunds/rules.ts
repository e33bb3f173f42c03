import type { RefundRules, RulesOfInstitution } from '@tongzhen/contract/refunds'
import type { RefundStep } from '@tongzhen/contract/states'
import { insertOnce } from '../../db/insert-once.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { writeAudit } from '../staff/audit.ts'
import { staffName } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { RefundsDeps } from './deps.ts'

/** As many as somebody looks through; the older ones stay in the action record. */
const LONGEST_HISTORY = 50

/**
 * While staff have said nothing: a doctor and finance look at everything (门诊医生审核、计财科审核), once the
 * institution's configuration opens it.
 */
export const defaultRules: RefundRules = {
  ...{ isOpen: false, asksDoctor: true, hasSecond: false, daysPerStep: 2, automatic: null },
  notice: { zh: null, en: null },
}

export function chainOf({ asksDoctor, hasSecond }: RefundRules): RefundStep[] {
  return [...(asksDoctor ? ['doctor' as const] : []), 'finance', ...(hasSecond ? ['second' as const] : [])]
}

const reasonPlace = (institutionId: string, version: number): Place => ({
  ...{ table: 'refund_rules', column: 'reason', rowId: `${institutionId}/${version}` },
})

type Reading = Pick<RefundsDeps, 'config' | 'db'>

function firstRules({ institutions }: Reading['config'], institutionId: string): RefundRules {
  const found = institutions.find((one) => one.institutionId === institutionId)

  return { ...defaultRules, isOpen: found?.takesRefundApplications ?? false }
}

/** Read anew each time: replicas agree. */
export async function rulesOf(
  { config, db }: Reading,
  institutionId: string,
): Promise<{ version: number; rules: RefundRules }> {
  const row = await db
    .selectFrom('refund_rules')
    .select(['version', 'rules'])
    .where('institution_id', '=', institutionId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

  return row ?? { version: 0, rules: firstRules(config, institutionId) }
}

export async function readRules(
  { config, db, fields }: Reading & { fields: FieldCrypto },
  institutionId: string,
): Promise<RulesOfInstitution> {
  const rows = await db
    .selectFrom('refund_rules')
    .innerJoin('staff', 'staff.staff_id', 'refund_rules.staff_id')
    .selectAll('refund_rules')
    .select('staff.name')
    .where('refund_rules.institution_id', '=', institutionId)
    .orderBy('version', 'desc')
    .limit(LONGEST_HISTORY)
    .execute()

  return {
    institutionId,
    version: rows[0]?.version ?? 0,
    rules: rows[0]?.rules ?? firstRules(config, institutionId),
    history: rows.map((row) => ({
      ...{ version: row.version, rules: row.rules, restored: row.restored_version },
      at: shanghaiInstant(row.at),
      by: { staffId: row.staff_id, name: staffName(fields, row) },
      reason: fields.open(reasonPlace(institutionId, row.version), row.reason),
    })),
  }
}

interface Writing {
  institutionId: string
  /** That the person saw. */
  version: number
  reason: string
  who: StaffPrincipal
  address: string
  traceId: string
}

type WritingDeps = Reading & Pick<RefundsDeps, 'clock' | 'fields'>

export function changeRules(
  deps: WritingDeps,
  { rules, ...writing }: Writing & { rules: RefundRules },
): Promise<undefined | Refusal<'SETTINGS_CHANGED'>> {
  return add(deps, { ...writing, rules, restored: null })
}

/** The rules of an earlier version, or of none (0), as a new version. */
export async function restoreRules(
  deps: WritingDeps,
  { restore, ...writing }: Writing & { restore: number },
): Promise<undefined | Refusal<'SETTINGS_CHANGED' | 'NOT_FOUND'>> {
  const row = await deps.db
    .selectFrom('refund_rules')
    .select('rules')
    .where('institution_id', '=', writing.institutionId)
    .where('version', '=', restore)
    .executeTakeFirst()
  const rules = restore === 0 ? firstRules(deps.config, writing.institutionId) : row?.rules

  return rules === undefined ? refuse('NOT_FOUND') : add(deps, { ...writing, rules, restored: restore })
}

async function add(
  { config, db, clock, fields }: WritingDeps,
  {
    institutionId,
    version: seen,
    rules,
    restored,
    reason,
    who,
    ...from
  }: Writing & { rules: RefundRules; restored: number | null },
): Promise<undefined | Refusal<'SETTINGS_CHANGED'>> {
  const now = clock.now()
  const version = seen + 1
  const current = await rulesOf({ config, db }, institutionId)
  const done = await inTransaction(db, async (tx) => {
    // Of two who saw the same version, the key lets one write the next.
    const isNew =
      current.version === seen &&
      (await insertOnce(tx, (one) =>
        one
          .insertInto('refund_rules')
          .values({
            ...{ institution_id: institutionId, version, restored_version: restored },
            ...{ rules: JSON.stringify(rules), staff_id: who.staffId, at: now },
            reason: fields.seal(reasonPlace(institutionId, version), reason),
          })
          .execute(),
      ))
    if (!isNew) return refuse('SETTINGS_CHANGED')
    const action = restored === null ? 'refund_rules_changed' : 'refund_rules_restored'
    await writeAudit(
      tx,
      {
        ...{ who, action, institutionId, reason, ...from },
        before: { version: seen, ...named(current.rules) },
        after: { version, ...named(rules) },
      },
      { fields, now },
    )

    return undefined
  })

  return isRefusal(done) ? done : undefined
}

/** For the record of actions: plain values by name. */
function named({ automatic, notice, ...plain }: RefundRules): Record<string, string | number | null> {
  const values = { ...plain, automatic: automatic ? JSON.stringify(automatic) : null, ...notice }

  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )
}
