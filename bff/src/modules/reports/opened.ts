import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'

export interface OpenedDeps {
  db: Db
  fields: FieldCrypto
  clock: Clock
}

interface Opener {
  accountId: string
  institutionId: string
}

/** Opening twice is opening once. */
export async function markOpened(
  { db, fields, clock }: OpenedDeps,
  { accountId, institutionId, reportId }: Opener & { reportId: string },
): Promise<void> {
  await insertOnce(db, (tx) =>
    tx
      .insertInto('opened_reports')
      .values({
        account_id: accountId,
        institution_id: institutionId,
        report_index: indexOf(fields, { institutionId, reportId }),
        opened_at: clock.now(),
      })
      .execute(),
  )
}

/** Those of the reports that the account has opened. */
export async function findOpened(
  { db, fields }: Pick<OpenedDeps, 'db' | 'fields'>,
  { accountId, institutionId, reportIds }: Opener & { reportIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const indexes = new Map(
    reportIds.map((reportId) => [indexOf(fields, { institutionId, reportId }), reportId]),
  )
  if (indexes.size === 0) return new Set()
  const rows = await db
    .selectFrom('opened_reports')
    .select('report_index')
    .where('account_id', '=', accountId)
    .where('institution_id', '=', institutionId)
    .where('report_index', 'in', [...indexes.keys()])
    .execute()

  return new Set(rows.flatMap((row) => indexes.get(row.report_index) ?? []))
}

export const reportsClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    await tx.deleteFrom('opened_reports').where('account_id', '=', accountId).execute()
    const patients = tx.selectFrom('patients').select('patient_id').where('account_id', '=', accountId)
    await tx.deleteFrom('report_news').where('patient_id', 'in', patients).execute()
    await tx.deleteFrom('report_choices').where('patient_id', 'in', patients).execute()
  },
}

function indexOf(
  fields: FieldCrypto,
  { institutionId, reportId }: { institutionId: string; reportId: string },
): string {
  return fields.blindIndex('report', [institutionId, reportId].join('\0'))
}
