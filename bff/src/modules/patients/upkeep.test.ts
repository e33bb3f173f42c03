import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileOf } from '../../../test/add-patient.ts'
import { fileOf } from '../../../test/file-of.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { createHisGateways } from '../../gateways/his/registry.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'
import { forgetOldRequests, settleDueFileOrders } from './upkeep.ts'

let bff: TestBff
let clock: TestClock

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

const settle = () => {
  const { ground } = bff
  const his = createHisGateways(ground.config, { ...ground, onUnreadableRows: () => undefined })

  return settleDueFileOrders({ ...ground, his })
}

const body = { institutionId: 'tz-central', relation: 'self' as const, file: fileOf('zhao-lei') }

const orders = () => bff.ground.db.selectFrom('patient_file_orders').selectAll().execute()

describe('a file whose opening was not answered', () => {
  it('is asked about again: when Zhao Lei comes back, he is there', async () => {
    const device = await bff.signIn('zhao-lei')
    bff.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/file/create' })
    expect(await bff.refused('openFile', { device, body })).toBe('HOSPITAL_UNAVAILABLE')

    expect(await settle()).toBe(0)
    clock.advance(MINUTE_MS)
    expect(await settle()).toBe(1)
    expect((await bff.ok('listPatients', { device })).patients).toMatchObject([{ name: '赵磊' }])
    expect(bff.sandbox.his.hospitals[0]?.staff.files().filter((one) => one.name === '赵磊')).toHaveLength(1)
    expect(await orders()).toMatchObject([{ state: 'opened', file: null }])
    clock.advance(DAY_MS)
    expect(await settle()).toBe(0)
  })

  it('is asked about by one replica at a time, with growing pauses', async () => {
    const device = await bff.signIn('zhao-lei')
    bff.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/person/file/create' })
    await bff.refused('openFile', { device, body })
    clock.advance(MINUTE_MS)

    expect((await Promise.all([settle(), settle(), settle()])).sort()).toEqual([0, 0, 1])
    clock.advance(5 * SECOND_MS)
    expect(await settle()).toBe(1)
    clock.advance(5 * SECOND_MS)
    expect(await settle()).toBe(0)
    clock.advance(10 * SECOND_MS)
    expect(await settle()).toBe(1)
  })

  it('is given up after a day, and what was typed is erased', async () => {
    const device = await bff.signIn('zhao-lei')
    bff.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/person/file/create' })
    await bff.refused('openFile', { device, body })
    clock.advance(DAY_MS + 1)
    expect(await settle()).toBe(1)

    expect(await orders()).toMatchObject([{ state: 'refused', file: null }])
  })
})

describe('old requests', () => {
  it('are deleted: searches after two hours, orders a day after their end', async () => {
    const zhao = await bff.signIn('zhao-lei')
    await openFileOf(bff, { device: zhao, personId: 'zhao-lei' })
    const { name, documentKind, documentNumber } = fileOf('chen-jing')
    const search = {
      institutionId: 'tz-central',
      relation: 'other' as const,
      name,
      documentKind,
      documentNumber,
    }
    await bff.ok('startBinding', { device: zhao, body: search })
    const left = async () => {
      await forgetOldRequests(bff.ground)
      const bindings = await bff.ground.db.selectFrom('patient_bindings').select('binding_id').execute()

      return [bindings.length, (await orders()).length]
    }

    expect(await left()).toEqual([1, 1])
    clock.advance(2 * HOUR_MS + 1)
    expect(await left()).toEqual([0, 1])
    clock.advance(DAY_MS)
    expect(await left()).toEqual([0, 0])
  })
})
