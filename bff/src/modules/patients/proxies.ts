import type { Proxy as ProxyView } from '@tongzhen/contract/patients'
import type { PatientScope } from '@tongzhen/contract/route'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { PatientProof } from '../../db/tables/patients.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { PatientsDeps } from './deps.ts'
import { lockAccount } from './locks.ts'
import { place } from './places.ts'
import { expiryOf, isInForce } from './terms.ts'
import { unlinkPatient } from './unlink-patient.ts'

interface OwnPatient {
  person_id: string
  account_id: string
  proof: PatientProof
}

/** The patient's own account: only it may know, and decide, who else sees to the person. */
async function findOwn(db: Db, patientId: string): Promise<OwnPatient | undefined> {
  return db
    .selectFrom('patients')
    .select(['person_id', 'account_id', 'proof'])
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .where('relation', '=', 'self')
    .executeTakeFirst()
}

/**
 * The links of other accounts that `own` may decide on. Whoever only opened a file in their own name decides, and learns,
 * nothing about who has proved more than that.
 */
function othersOf(db: Db, own: OwnPatient, now: Date) {
  const others = db
    .selectFrom('patients')
    .where('patients.person_id', '=', own.person_id)
    .where(isInForce(now))
    .where('patients.account_id', '!=', own.account_id)

  return own.proof === 'file' ? others.where('patients.proof', '=', 'file') : others
}

export async function listProxies(
  { db, fields, clock }: Pick<PatientsDeps, 'db' | 'fields' | 'clock'>,
  patientId: string,
): Promise<{ proxies: ProxyView[] } | Refusal<'NOT_FOUND'>> {
  const own = await findOwn(db, patientId)
  if (!own) return refuse('NOT_FOUND')
  const rows = await othersOf(db, own, clock.now())
    .innerJoin('accounts', 'accounts.account_id', 'patients.account_id')
    .select([
      'patients.proxy_id',
      'patients.relation',
      'patients.scopes',
      'patients.proof',
      'patients.linked_at',
      'patients.expires_at',
      'accounts.account_id',
      'accounts.phone',
    ])
    .orderBy('patients.linked_at')
    .orderBy('patients.proxy_id')
    .execute()

  return {
    proxies: rows.map((row) => ({
      proxyId: row.proxy_id,
      phoneMasked: maskPhone(accountPhone(fields, row)),
      relation: row.relation,
      // What nobody has proved to be allowed does not count, though the row has it.
      scopes: row.proof === 'file' ? row.scopes.filter((one) => one !== 'reports') : row.scopes,
      since: shanghaiInstant(row.linked_at),
      until: row.expires_at && shanghaiInstant(row.expires_at),
    })),
  }
}

function accountPhone(
  fields: FieldCrypto,
  { account_id, phone }: { account_id: string; phone: string | null },
): string {
  if (phone === null) throw new Error(`account ${account_id} sees to a patient and has no phone`)

  return fields.open({ table: 'accounts', column: 'phone', rowId: account_id }, phone)
}

interface ProxyChange {
  patientId: string
  proxyId: string
  scopes: readonly PatientScope[]
  term?: ProxyTerm | undefined
}

/**
 * Narrows, widens or, without scopes, ends what another account may do for the person. That it may read their reports, said
 * by who has proved to be the person, is as good as a proof of its own.
 */
export function updateProxy(
  { db, fields, clock }: Pick<PatientsDeps, 'db' | 'fields' | 'clock'>,
  { patientId, proxyId, scopes, term }: ProxyChange,
): Promise<{ proxies: ProxyView[] } | Refusal<'NOT_FOUND'>> {
  return inTransaction(db, async (tx) => {
    const own = await findOwn(tx, patientId)
    const other =
      own &&
      (await othersOf(tx, own, clock.now())
        .select(['patients.patient_id', 'patients.account_id', 'patients.relation', 'patients.birth_on'])
        .select('patients.proof')
        .where('proxy_id', '=', proxyId)
        .executeTakeFirst())
    if (!other) return refuse('NOT_FOUND')
    const expiry = (chosen: ProxyTerm) => {
      const { patient_id: id, relation, birth_on: sealed } = other
      const birthOn = sealed && fields.open(place('patients', 'birth_on', id), sealed)

      return expiryOf(chosen, { relation, birthOn }, clock.now())
    }
    if (scopes.length === 0) {
      await lockAccount(tx, other.account_id)
      await unlinkPatient(tx, { patientId: other.patient_id, state: 'ended' })
    } else {
      await tx
        .updateTable('patients')
        .set({
          scopes: JSON.stringify([...new Set(scopes)]),
          ...(own.proof !== 'file' &&
            other.proof === 'file' &&
            scopes.includes('reports') && { proof: 'person' as const }),
          ...(term && { expires_at: expiry(term), ending_told_at: null }),
        })
        .where('patient_id', '=', other.patient_id)
        .execute()
    }

    return listProxies({ db: tx, fields, clock }, patientId)
  })
}
