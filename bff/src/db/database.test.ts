import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../test/create-database.ts'
import { refuse } from '../lib/failure.ts'
import { connect } from './connection.ts'
import { isDatabaseAway } from './errors.ts'
import { insertOnce } from './insert-once.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

const at = new Date('2026-11-24T01:00:00Z')
let db: Db

beforeAll(async () => {
  const url = await createDatabase(inject('clusterUrl'), {
    name: `database_${randomBytes(6).toString('hex')}`,
  })
  db = connect({ url })
  const replicas = Array.from({ length: 4 }, () => connect({ url, poolSize: 1 }))
  const ran = await Promise.all(replicas.map((replica) => migrate(replica)))
  await Promise.all(replicas.map((replica) => replica.destroy()))

  // Four replicas that start at once: one migrates, the others wait and find it done.
  expect(ran.flat().sort()).toEqual(Object.keys(migrations).sort())
})
afterAll(() => db.destroy())

const insertLimit = (tx: Db, bucket: string) =>
  tx.insertInto('rate_limits').values({ bucket, window_start: at, used: 1 }).execute()
const buckets = async (start: string) =>
  (await db.selectFrom('rate_limits').select('bucket').where('bucket', 'like', `${start}%`).execute()).map(
    (row) => row.bucket,
  )

describe('inserting once', () => {
  it('tells who was first', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => insertOnce(db, (tx) => insertLimit(tx, 'once'))),
    )

    expect(outcomes.filter(Boolean)).toHaveLength(1)
  })

  it('leaves a transaction usable when somebody else was first', async () => {
    await insertOnce(db, (tx) => insertLimit(tx, 'taken'))
    const isFirst = await inTransaction(db, async (tx) => {
      const first = await insertOnce(tx, (inner) => insertLimit(inner, 'taken'))
      await insertLimit(tx, 'taken-afterwards')

      return first
    })

    expect(isFirst).toBe(false)
    expect(await buckets('taken')).toEqual(['taken', 'taken-afterwards'])
  })

  it('hides no other failure', async () => {
    await expect(insertOnce(db, (tx) => insertLimit(tx, 'x'.repeat(500)))).rejects.toThrow()
  })
})

describe('a transaction', () => {
  it('is undone by a refusal, which is its result', async () => {
    const result = await inTransaction(db, async (tx) => {
      await insertLimit(tx, 'refused')

      return refuse('NOT_FOUND')
    })

    expect(result).toMatchObject({ code: 'NOT_FOUND' })
    expect(await buckets('refused')).toEqual([])
  })

  it('is undone by a bug, which goes on', async () => {
    const work = inTransaction(db, async (tx) => {
      await insertLimit(tx, 'bug')
      throw new Error('a bug')
    })

    await expect(work).rejects.toThrow('a bug')
    expect(await buckets('bug')).toEqual([])
  })

  it('that meets a deadlock is done again', async () => {
    await insertLimit(db, 'lock-a')
    await insertLimit(db, 'lock-b')
    const touch = (tx: Db, bucket: string) =>
      tx
        .updateTable('rate_limits')
        .set((eb) => ({ used: eb('used', '+', 1) }))
        .where('bucket', '=', bucket)
        .execute()
    let waiting = 2
    let release: () => void = () => undefined
    const bothHoldOne = new Promise<void>((resolve) => {
      release = resolve
    })
    const crossing = (first: string, second: string) =>
      inTransaction(db, async (tx) => {
        await touch(tx, first)
        if (--waiting === 0) release()
        await bothHoldOne
        await touch(tx, second)
      })
    await Promise.all([crossing('lock-a', 'lock-b'), crossing('lock-b', 'lock-a')])
    const rows = await db.selectFrom('rate_limits').select('used').where('bucket', 'like', 'lock-%').execute()

    expect(rows).toEqual([{ used: 3 }, { used: 3 }])
  })

  it('whose connection dies between two statements fails as one without a database, and ends nobody', async () => {
    const work = inTransaction(db, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const isThere = sql`select pid from pg_stat_activity where pid = ${rows[0]?.pid}`
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
      await expect.poll(async () => (await isThere.execute(db)).rows).toEqual([])
      await insertLimit(tx, 'never')
    })

    expect(isDatabaseAway(await work.catch((error: unknown) => error))).toBe(true)
    expect(await buckets('never')).toEqual([])
  })
})

it('a whole number beyond what JavaScript can hold is not rounded in silence', async () => {
  await expect(sql`select 9007199254740993::bigint as n`.execute(db)).rejects.toThrow('beyond 2^53')
  expect((await sql`select 9007199254740991::bigint as n`.execute(db)).rows).toEqual([
    { n: 9007199254740991 },
  ])
})
