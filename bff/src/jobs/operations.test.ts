import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../test/create-database.ts'
import { TEMPLATE } from '../../test/database.setup.ts'
import { createTestClock, type TestClock } from '../../test/test-clock.ts'
import { connect } from '../db/connection.ts'
import type { Db } from '../db/schema.ts'
import { SECOND_MS } from '../lib/clock.ts'
import { createHttpClient } from '../lib/http.ts'
import { createLog } from '../lib/log.ts'
import { BRIEF_LEASE_MS, leaseMsFor, NotKnownHere } from './lease.ts'
import { addOperation, type ClaimedOperation, claimOperations, finishOperation } from './operations.ts'
import { createWorker, type Worker, type WorkerDeps } from './worker.ts'

const LONGEST_CALL_MS = 5 * SECOND_MS
const LEASE_MS = leaseMsFor(LONGEST_CALL_MS)
let db: Db
let clock: TestClock
const workers: Worker[] = []

beforeEach(async () => {
  clock = createTestClock()
  const name = `jobs_${randomBytes(8).toString('hex')}`
  db = connect({ url: await createDatabase(inject('clusterUrl'), { name, template: TEMPLATE }) })
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
  await db.destroy()
})

function owe(subjectId: string, dueInMs = 0): Promise<void> {
  return addOperation(db, {
    queue: 'test',
    kind: 'call',
    subjectId,
    subjectVersion: 1,
    setbacks: 0,
    dueAt: new Date(clock.now().getTime() + dueInMs),
  })
}

const claim = (replica: string, limit = 10) =>
  claimOperations(db, { now: clock.now(), limit, leaseMs: LEASE_MS, replica })

describe('an operation', () => {
  it('is held by one replica at a time, however many look at once', async () => {
    for (let subject = 0; subject < 30; subject++) await owe(`s${subject}`)
    const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map((replica) => claim(replica)))).flat()
    expect(new Set(claimed.map(({ subjectId }) => subjectId)).size).toBe(claimed.length)
    const rest = await claim('e', 100)
    expect(claimed.length + rest.length).toBe(30)
    expect(await claim('f', 100)).toEqual([])
  })

  it('waits until it is due', async () => {
    await owe('s', 5 * SECOND_MS)
    expect(await claim('a')).toEqual([])
    clock.advance(5 * SECOND_MS)
    expect(await claim('a')).toMatchObject([{ subjectId: 's', tries: 1 }])
  })

  it('goes to another replica when its holder is silent, who then knows that it was perhaps done', async () => {
    await owe('s')
    const [dead] = await claim('a')
    clock.advance(LEASE_MS + 1)
    const [next] = await claim('b')
    expect([dead?.tries, next?.tries]).toEqual([1, 2])
    if (!dead || !next) throw new Error('both held it')
    expect(await finishOperation(db, dead)).toBe(false)
    expect(await finishOperation(db, next)).toBe(true)
    expect(await finishOperation(db, next)).toBe(false)
  })

  it('is the only one about its subject', async () => {
    await owe('s')
    await expect(owe('s')).rejects.toMatchObject({ code: '23505' })
  })
})

describe('a worker', () => {
  function workerDoing(
    work: (subjectId: string) => Promise<void>,
    { concurrency = 4, ...versed }: Partial<Pick<WorkerDeps, 'concurrency' | 'kinds' | 'briefQueues'>> = {},
  ): Worker {
    const worker = createWorker({
      db,
      clock,
      log: createLog({ level: 'silent' }),
      handlers: {
        test: async (operation: ClaimedOperation) => {
          await work(operation.subjectId)
          await finishOperation(db, operation)
        },
      },
      longestCallMs: LONGEST_CALL_MS,
      concurrency,
      ...versed,
    })
    workers.push(worker)
    worker.start()

    return worker
  }

  const left = () => db.selectFrom('operations').select('subject_id').execute()

  it('does everything that is owed, never more at once than it may', async () => {
    let atOnce = 0
    let most = 0
    for (let subject = 0; subject < 20; subject++) await owe(`s${subject}`)
    workerDoing(async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setImmediate(resolve))
      atOnce -= 1
    })
    await expect.poll(left, { timeout: 10_000 }).toEqual([])
    expect(most).toBeLessThanOrEqual(4)
  })

  it('does what it is nudged to', async () => {
    const done: string[] = []
    const worker = workerDoing(async (subjectId) => {
      done.push(subjectId)
    })
    await owe('s')
    worker.nudge()
    await expect.poll(() => done, { timeout: 10_000, interval: 10 }).toEqual(['s'])
  })

  describe('with an operation of several calls', () => {
    /** An outside system; each call to it takes so long, by everybody's clock. */
    let calls: string[]
    let takesMs: number[]
    /** What happens elsewhere while a call is under way. */
    let meanwhile: (() => Promise<unknown>)[]
    let server: Server
    const http = () => createHttpClient({ allowedHosts: new Set([new URL(origin()).host]) })
    const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const call = (name: string) =>
      http().send({ method: 'POST', url: `${origin()}/${name}`, timeoutMs: LONGEST_CALL_MS })

    beforeEach(async () => {
      calls = []
      takesMs = []
      meanwhile = []
      server = createServer(async (request, response) => {
        calls.push(request.url ?? '')
        clock.advance(takesMs.shift() ?? 0)
        await meanwhile.shift()?.()
        response.end('{}')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterEach(() => server.close())

    it('no other performs it while one slow call follows the other', async () => {
      takesMs = [LONGEST_CALL_MS - 1, LONGEST_CALL_MS - 1, LONGEST_CALL_MS - 1, LONGEST_CALL_MS - 1]
      const found: ClaimedOperation[][] = []
      meanwhile = takesMs.map(() => async () => found.push(await claim('another')))
      await owe('s')
      workerDoing(async () => {
        for (const name of ['a', 'b', 'c', 'd']) await call(name)
      })
      await expect.poll(left, { timeout: 10_000 }).toEqual([])
      expect(found).toEqual([[], [], [], []])
      expect(calls).toEqual(['/a', '/b', '/c', '/d'])
    })

    it('one that was held up for so long that another took over makes no further call', async () => {
      takesMs = [LEASE_MS + 1]
      meanwhile = [() => claim('another')]
      const ends: string[] = []
      await owe('s')
      workerDoing(async () => {
        await call('a')
        try {
          await call('b')
        } catch (error) {
          ends.push(String(error))
          throw error
        }
      })
      await expect.poll(() => ends, { timeout: 10_000 }).toEqual([expect.stringContaining('was lost')])
      expect(calls).toEqual(['/a'])
      expect(await db.selectFrom('operations').select('lease_no').execute()).toEqual([{ lease_no: 2 }])
    })

    it('quick calls cost the database nothing', async () => {
      await owe('s')
      let until: unknown
      workerDoing(async () => {
        for (const name of ['a', 'b', 'c']) await call(name)
        until = await db.selectFrom('operations').select('lease_until').executeTakeFirstOrThrow()
      })
      const claimedAt = clock.now()
      await expect.poll(left, { timeout: 10_000 }).toEqual([])
      expect(until).toEqual({ lease_until: new Date(claimedAt.getTime() + LEASE_MS) })
    })
  })

  it('leaves what failed to be found when the lease has run out, and goes on with the rest', async () => {
    await owe('bad')
    await owe('good')
    workerDoing(async (subjectId) => {
      if (subjectId === 'bad') throw new Error('a bug')
    })
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ subject_id: 'bad' }])
    const [row] = await db.selectFrom('operations').selectAll().execute()
    expect(row).toMatchObject({ tries: 1, lease_no: 1 })
  })

  describe('of a queue with brief leases', () => {
    const brief = { briefQueues: ['test'] }

    it('keeps what it is at for as long as it lives, however long that takes', async () => {
      let finish: () => void = () => undefined
      let begun = 0
      await owe('s')
      workerDoing(() => {
        begun += 1

        return new Promise<void>((resolve) => {
          finish = resolve
        })
      }, brief)
      await expect.poll(() => begun, { timeout: 10_000 }).toBe(1)
      const leaseUntil = async () =>
        (await db.selectFrom('operations').select('lease_until').executeTakeFirst())?.lease_until?.getTime()
      for (let beat = 0; beat < 3; beat++) {
        clock.advance(BRIEF_LEASE_MS / 2)
        const until = clock.now().getTime() + BRIEF_LEASE_MS
        await expect.poll(leaseUntil, { timeout: 10_000 }).toBe(until)
        expect(await claim('another')).toEqual([])
      }
      finish()
      await expect.poll(left, { timeout: 10_000 }).toEqual([])
      expect(begun).toBe(1)
    })

    it('is followed by another some seconds after it died, and writes nothing if it did not', async () => {
      await owe('s')
      const options = { ...{ now: clock.now(), limit: 1, leaseMs: LEASE_MS }, replica: 'dead' }
      const [dead] = await claimOperations(db, {
        ...options,
        brief: { queues: ['test'], leaseMs: BRIEF_LEASE_MS },
      })
      clock.advance(BRIEF_LEASE_MS + 1)
      workerDoing(async () => undefined, brief)
      await expect.poll(left, { timeout: 10_000 }).toEqual([])
      expect(dead && (await finishOperation(db, dead))).toBe(false)
    })
  })

  describe('beside one of another version', () => {
    it('leaves kinds that it does not know, and counts no try of them', async () => {
      const done: string[] = []
      await owe('s')
      await db.updateTable('operations').set({ kind: 'newer' }).execute()
      await owe('known')
      workerDoing(
        async (subjectId) => {
          done.push(subjectId)
        },
        { kinds: { test: ['call'] } },
      )
      await expect.poll(left, { timeout: 10_000 }).toEqual([{ subject_id: 's' }])
      expect(await claim('newer')).toMatchObject([{ kind: 'newer', tries: 1 }])
      expect(done).toEqual(['known'])
    })

    it('leaves queues that it does not know', async () => {
      await addOperation(db, {
        ...{ queue: 'newer', kind: 'call', subjectId: 's', subjectVersion: 1, setbacks: 0 },
        dueAt: clock.now(),
      })
      await owe('known')
      workerDoing(async () => undefined)
      await expect.poll(left, { timeout: 10_000 }).toEqual([{ subject_id: 's' }])
      expect(await claim('newer')).toMatchObject([{ queue: 'newer', tries: 1 }])
    })

    it('gives back what turns out to be unknown to it, to be found soon and as if never held', async () => {
      await owe('s')
      let given = 0
      workerDoing(async () => {
        given += 1
        throw new NotKnownHere('a message of a newer kind')
      })
      const row = () => db.selectFrom('operations').selectAll().executeTakeFirst()
      await expect.poll(async () => given === 1 && (await row())?.lease_until, { timeout: 10_000 }).toBeNull()
      expect(await row()).toMatchObject({ tries: 0 })
      clock.advance(5 * SECOND_MS)
      await expect.poll(() => given, { timeout: 10_000 }).toBeGreaterThan(1)
    })
  })

  it('finishes what it has begun before it stops, and begins nothing more', async () => {
    let finish: () => void = () => undefined
    let begun = 0
    await owe('first')
    const worker = workerDoing(async () => {
      begun += 1
      await new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    await expect.poll(() => begun, { timeout: 10_000 }).toBe(1)
    const stopped = worker.stop()
    await owe('second')
    worker.nudge()
    finish()
    await stopped
    expect(begun).toBe(1)
    expect(await left()).toEqual([{ subject_id: 'second' }])
  })
})
