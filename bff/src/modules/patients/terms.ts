import type { Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { type Clock, DAY_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Log } from '../../lib/log.ts'
import { lockAccount } from './locks.ts'
import { place } from './places.ts'
import { unlinkPatient } from './unlink-patient.ts'

const TERM_DAYS: Readonly<Record<Exclude<ProxyTerm, 'until_ended'>, number>> = { year: 365, month: 30 }
/** From 14 on somebody is asked themselves, and from 18 on for themselves alone (experience.md B3, 7). */
const AGES_OF_SAY = [14, 18]
const SHANGHAI_MS = DAY_MS / 3
const AT_ONCE = 50
const TOLD_BEFORE_MS = 7 * DAY_MS

/** What others are told of them. */
export type ProxyEvent = 'proxy.ending' | 'proxy.own_ending'

interface Whose {
  relation: Relation
  /** `YYYY-MM-DD`. */
  birthOn: string | null
}

/** When rights given now for `term` end by themselves; null: when somebody ends them. */
export function expiryOf(term: ProxyTerm, { relation, birthOn }: Whose, now: Date): Date | null {
  if (relation === 'self') return null
  const chosen = term === 'until_ended' ? undefined : shift(now, TERM_DAYS[term] * DAY_MS)
  const ofAge = relation === 'child' && birthOn !== null ? nextAgeOfSay(birthOn, now) : undefined
  const ends = [chosen, ofAge].flatMap((at) => at?.getTime() ?? [])

  return ends.length === 0 ? null : new Date(Math.min(...ends))
}

function nextAgeOfSay(birthOn: string, now: Date): Date | undefined {
  const [year = 0, month = 0, day = 0] = birthOn.split('-').map(Number)

  return AGES_OF_SAY.map((age) => new Date(Date.UTC(year + age, month - 1, day) - SHANGHAI_MS)).find(
    (at) => at > now,
  )
}

/** Of a row of `patients`: may the account still do anything for them? */
export function isInForce(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(patients.state = 'active' and (patients.expires_at is null or patients.expires_at > ${now}))`
}

/** Ends rights whose time is over: of one account before it asks for anything, and now and then of all. */
export async function endLapsed(
  db: Db,
  { accountId, now }: { accountId?: string; now: Date },
): Promise<number> {
  const lapsed = db
    .selectFrom('patients')
    .select(['patient_id', 'account_id'])
    .where('expires_at', '<=', now)
    .where('state', '=', 'active')
    .limit(AT_ONCE)
  const rows = await (accountId === undefined ? lapsed : lapsed.where('account_id', '=', accountId)).execute()
  for (const { patient_id: patientId, account_id } of rows) {
    await inTransaction(db, async (tx) => {
      await lockAccount(tx, account_id)
      const row = await tx
        .selectFrom('patients')
        .select(['state', 'expires_at'])
        .where('patient_id', '=', patientId)
        .executeTakeFirst()
      // Perhaps ended meanwhile, or given again.
      if (row?.state !== 'active' || row.expires_at === null || row.expires_at > now) return
      await unlinkPatient(tx, { patientId, state: 'ended' })
    })
  }

  return rows.length
}

/** Tells both sides, once, that rights end within a week. */
export function tellOfEndings(db: Db, now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const ending = await tx
      .selectFrom('patients')
      .select('patient_id')
      .where('state', '=', 'active')
      .where('expires_at', '<=', shift(now, TOLD_BEFORE_MS))
      .where('ending_told_at', 'is', null)
      .orderBy('patient_id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { patient_id: patientId } of ending) {
      await tx
        .updateTable('patients')
        .set({ ending_told_at: now })
        .where('patient_id', '=', patientId)
        .execute()
      const types = ['proxy.ending', 'proxy.own_ending'] as const
      await addEvents(tx, { aggregateType: 'proxy', aggregateId: patientId, types, now })
    }
  })
}

/** A parent's rights of before there were terms, or of a child whose next birthday of say is still to come. */
export async function limitByAge({
  db,
  clock,
  fields,
  log,
}: {
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
}): Promise<void> {
  const now = clock.now()
  const rows = await db
    .selectFrom('patients')
    .select(['patient_id', 'birth_on'])
    .where('relation', '=', 'child')
    .where('state', '=', 'active')
    .where('expires_at', 'is', null)
    .execute()
  for (const { patient_id: patientId, birth_on: sealed } of rows) {
    try {
      const birthOn = sealed && fields.open(place('patients', 'birth_on', patientId), sealed)
      await limit(db, { patientId, expiresAt: expiryOf('until_ended', { relation: 'child', birthOn }, now) })
    } catch (error) {
      // A row that cannot be opened keeps no other child's rights from ending.
      log.error({ err: error, patientId }, 'rights over a child could not be limited')
    }
  }
}

async function limit(
  db: Db,
  { patientId, expiresAt }: { patientId: string; expiresAt: Date | null },
): Promise<void> {
  if (expiresAt === null) return
  await db
    .updateTable('patients')
    .set({ expires_at: expiresAt })
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .where('expires_at', 'is', null)
    .execute()
}

/** Earlier than before, never later; and never of oneself. */
export async function shortenTerm(
  { db, clock }: { db: Db; clock: Clock },
  { patientId, term }: { patientId: string; term: Exclude<ProxyTerm, 'until_ended'> },
): Promise<undefined | Refusal<'NOT_FOUND'>> {
  const expires_at = expiryOf(term, { relation: 'other', birthOn: null }, clock.now())
  const known = await db
    .selectFrom('patients')
    .select('relation')
    .where('patient_id', '=', patientId)
    .executeTakeFirst()
  if (known === undefined || known.relation === 'self') return refuse('NOT_FOUND')
  await db
    .updateTable('patients')
    .set({ expires_at, ending_told_at: null })
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', expires_at)]))
    .execute()

  return undefined
}
