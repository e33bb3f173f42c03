import { insertOnce } from './db/insert-once.ts'
import type { Db } from './db/schema.ts'
import { type Clock, MINUTE_MS, shift } from './lib/clock.ts'
import type { FieldCrypto } from './lib/crypto/fields.ts'
import { type Refusal, refuse } from './lib/failure.ts'
import type { Produced } from './produced.ts'

/** After so long a request that never ended (its replica died) may be done by another one. */
const LEASE_MS = MINUTE_MS

export interface KeyedRequest {
  /** Whose key it is: account, or token of the session, or channel when there is none. */
  scope: string
  route: string
  key: string
  url: string
  body: unknown
}

export interface OnceRequest extends KeyedRequest {
  accountId: string | undefined
  work(): Promise<Produced>
}

type OnceRefusal = Refusal<'IDEMPOTENCY_KEY_REUSED' | 'IDEMPOTENCY_IN_PROGRESS'>

export interface Idempotency {
  /** Does `work` once for each key; the same request again gets the first answer, byte for byte (I12). */
  once(request: OnceRequest): Promise<Produced | OnceRefusal>
  /** What this very request was answered before, if it was; nothing is done. */
  recall(request: KeyedRequest): Promise<Produced | undefined>
}

export interface IdempotencyDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
}

export function createIdempotency({ db, clock, fields }: IdempotencyDeps): Idempotency {
  const placeOf = (id: string) => ({ table: 'idempotency_keys', column: 'answer', rowId: id })

  function identify({ scope, route, key, url, body }: KeyedRequest): { id: string; requestHash: string } {
    return {
      id: fields.blindIndex('request', [scope, route, key].join('\0')),
      requestHash: fields.blindIndex('request', [url, JSON.stringify(body ?? null)].join('\0')),
    }
  }

  function find(id: string) {
    return db.selectFrom('idempotency_keys').selectAll().where('id', '=', id).executeTakeFirst()
  }

  function openAnswer(id: string, sealed: string): Produced {
    return JSON.parse(fields.open(placeOf(id), sealed))
  }

  /** Number of the lease under which we may do the work, or what there is to answer instead. */
  async function claim(
    id: string,
    { requestHash, accountId }: { requestHash: string; accountId: string | undefined },
  ): Promise<number | Produced | OnceRefusal> {
    const now = clock.now()
    const leaseUntil = shift(now, LEASE_MS)
    const isOurs = await insertOnce(db, (tx) =>
      tx
        .insertInto('idempotency_keys')
        .values({
          id,
          request_hash: requestHash,
          state: 'in_progress',
          lease_no: 1,
          lease_until: leaseUntil,
          answer: null,
          account_id: accountId ?? null,
          created_at: now,
        })
        .execute(),
    )
    if (isOurs) return 1

    const row = await find(id)
    if (row && row.request_hash !== requestHash) return refuse('IDEMPOTENCY_KEY_REUSED')
    if (row?.answer) return openAnswer(id, row.answer)
    if (!row || row.lease_until > now) return refuse('IDEMPOTENCY_IN_PROGRESS', { retryAfterSeconds: 1 })

    const takenOver = await db
      .updateTable('idempotency_keys')
      .set({ lease_no: row.lease_no + 1, lease_until: leaseUntil })
      .where('id', '=', id)
      .where('lease_no', '=', row.lease_no)
      .where('state', '=', 'in_progress')
      .executeTakeFirst()
    if (takenOver.numUpdatedRows === 0n) return refuse('IDEMPOTENCY_IN_PROGRESS', { retryAfterSeconds: 1 })

    return row.lease_no + 1
  }

  async function release(id: string, leaseNo: number): Promise<void> {
    await db
      .deleteFrom('idempotency_keys')
      .where('id', '=', id)
      .where('lease_no', '=', leaseNo)
      .where('state', '=', 'in_progress')
      .execute()
  }

  async function keep(id: string, leaseNo: number, produced: Produced): Promise<void> {
    await db
      .updateTable('idempotency_keys')
      .set((eb) => ({
        state: 'done',
        answer: fields.seal(placeOf(id), JSON.stringify(produced)),
        account_id: produced.opened?.accountId ?? eb.ref('account_id'),
      }))
      .where('id', '=', id)
      .where('lease_no', '=', leaseNo)
      .where('state', '=', 'in_progress')
      .execute()
  }

  return {
    async once({ accountId, work, ...request }) {
      const { id, requestHash } = identify(request)
      const claimed = await claim(id, { requestHash, accountId })
      if (typeof claimed !== 'number') return claimed

      let produced: Produced
      try {
        produced = await work()
      } catch (error) {
        await release(id, claimed)
        throw error
      }
      await (isFinal(produced.status) ? keep(id, claimed, produced) : release(id, claimed))

      return produced
    },

    async recall(request) {
      const { id, requestHash } = identify(request)
      const row = await find(id)

      return row?.answer && row.request_hash === requestHash ? openAnswer(id, row.answer) : undefined
    },
  }
}

/** Answers that say "try again" are not kept, so that trying again really tries. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 429 && status !== 428
}
