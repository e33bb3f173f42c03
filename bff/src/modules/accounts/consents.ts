import { type ConsentKind, type ConsentVersion, consentKinds } from '@tongzhen/contract/accounts'
import type { Db } from '../../db/schema.ts'
import { newId } from '../../lib/ids.ts'

/** Version in force of each document. */
export type DocumentVersions = Readonly<Record<ConsentKind, string>>

/** Documents in force that the account has not accepted, or has withdrawn. */
export async function documentsDue(
  db: Db,
  accountId: string,
  versions: DocumentVersions,
): Promise<ConsentKind[]> {
  const accepted = await db
    .selectFrom('account_consents')
    .select(['kind', 'version'])
    .where('account_id', '=', accountId)
    .where('withdrawn_at', 'is', null)
    .execute()

  return missing(accepted, versions)
}

/** Which documents in force are not among those accepted. */
export function missing(
  accepted: readonly Pick<ConsentVersion, 'kind' | 'version'>[],
  versions: DocumentVersions,
): ConsentKind[] {
  return consentKinds.filter(
    (kind) => !accepted.some((one) => one.kind === kind && one.version === versions[kind]),
  )
}

/** Records acceptance; a version accepted already is not recorded twice. */
export async function recordConsents(
  db: Db,
  {
    accountId,
    consents,
    versions,
    now,
  }: { accountId: string; consents: readonly ConsentVersion[]; versions: DocumentVersions; now: Date },
): Promise<void> {
  const due = await documentsDue(db, accountId, versions)
  const given = due.filter((kind) =>
    consents.some((one) => one.kind === kind && one.version === versions[kind]),
  )
  for (const kind of given) {
    await db
      .insertInto('account_consents')
      .values({
        consent_id: newId('cns'),
        account_id: accountId,
        kind,
        version: versions[kind],
        accepted_at: now,
        withdrawn_at: null,
      })
      .execute()
  }
}

/** Everything accepted or withdrawn so far, in order. */
export function listConsents(db: Db, accountId: string) {
  return db
    .selectFrom('account_consents')
    .select(['kind', 'version', 'accepted_at', 'withdrawn_at'])
    .where('account_id', '=', accountId)
    .orderBy('accepted_at')
    .orderBy('kind', 'desc')
    .execute()
}

export async function withdrawConsent(
  db: Db,
  { accountId, kind, now }: { accountId: string; kind: ConsentKind; now: Date },
): Promise<void> {
  await db
    .updateTable('account_consents')
    .set({ withdrawn_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .execute()
}
