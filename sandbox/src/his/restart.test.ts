import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { orderFor, settlementOf } from './billing/cashier.test-support.ts'
import { addClinic, cardOf, fileOf, runHis } from './his.test-support.ts'
import { createHisCaller } from './his-caller.ts'
import type { HisCredentials } from './start-his.ts'

test('a HIS that is started again knows every order, lock, dead number and file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'his-'))
  const first = await runHis(folder)
  const scheduleNo = addClinic(first.central, 20)
  const lock = (personId: string, orderNo: string) =>
    first.call('/appointment/lock', {
      ...{ orderNo, ...cardOf(personId), scheduleNo, slotNo: '01', channel: 'wechat' },
    })
  await lock('li-ming', 'o-confirmed')
  const confirmed = await first.call('/appointment/confirm', { orderNo: 'o-confirmed', payStatus: '0' })
  await lock('chen-jing', 'o-locked')
  await first.call('/appointment/cancel', { orderNo: 'o-dead', reason: 'gave up' })
  const created = await first.call('/person/file/create', fileOf(1))
  await first.his.close()

  const second = await runHis(folder)
  const statusOf = async (orderNo: string) =>
    (await second.call('/appointment/query', { orderNo })).data.status
  expect(await statusOf('o-locked')).toBe('LOCKED')
  expect(await statusOf('o-dead')).toBe('CANCELLED')
  expect((await second.call('/appointment/query', { orderNo: 'o-confirmed' })).data).toMatchObject({
    status: 'CONFIRMED',
    appointmentNo: confirmed.data.appointmentNo,
    queueNo: confirmed.data.queueNo,
  })
  expect((await second.call('/person/file/create', fileOf(1))).data).toEqual(created.data)
  expect(second.central.staff.findSession(scheduleNo)?.slots[0]?.left).toBe(18)
  await second.his.close()
})

test('a HIS that is started again knows every bill, settlement, refund and cancelled payment, and makes no second one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'his-'))
  const first = await runHis(folder)
  const { patientNo } = cardOf('li-ming')
  const requests = []
  for (const orderNo of ['o-settled', 'o-refunded', 'o-dead']) {
    const { billNos } = orderFor(first.central.cashier, patientNo)
    requests.push(await settlementOf(first.call, { orderNo, patientNo, billNos }))
  }
  const [settled, refunded, dead] = requests
  const receipt = await first.call('/settlement/settle', settled ?? {})
  await first.call('/settlement/settle', refunded ?? {})
  const refund = { orderNo: 'o-refunded', refundNo: 'r-1', amount: '30.00', reason: 'not needed' }
  const refundReceipt = await first.call('/settlement/refund', refund)
  await first.call('/settlement/cancel', { orderNo: 'o-dead', reason: 'gave up' })
  const bills = first.central.cashier.bills()
  await first.his.close()

  const second = await runHis(folder)
  expect(second.central.cashier.bills()).toEqual(bills)
  expect((await second.call('/settlement/settle', settled ?? {})).data).toEqual(receipt.data)
  expect((await second.call('/settlement/refund', refund)).data).toEqual(refundReceipt.data)
  expect((await second.call('/settlement/settle', dead ?? {})).code).toBe('4007')
  const { billNos } = orderFor(second.central.cashier, patientNo)
  expect(bills.map(({ billNo }) => billNo)).not.toContain(billNos[0])
  await second.his.close()
})

test('a HIS that is killed in the middle of work has lost nothing that it answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'his-'))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('his-alone.fixture.ts', import.meta.url).pathname],
    {
      env: { ...process.env, HIS_FOLDER: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await once(createInterface({ input: child.stdout }), 'line')
  const credentials = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8')) as {
    his: HisCredentials
  }
  const caller = credentials.his.institutions['tz-central']
  if (caller?.baseUrl === undefined) throw new Error('the HIS published no address')
  const call = createHisCaller({ caller, baseUrl: caller.baseUrl })

  const answered: string[] = []
  let sent = 0
  async function workUntilItDies(): Promise<never> {
    for (;;) {
      sent += 1
      const { data } = await call('/person/file/create', fileOf(sent))
      answered.push(data.patientNo)
      if (answered.length === 40) child.kill('SIGKILL')
    }
  }
  await Promise.allSettled(Array.from({ length: 4 }, workUntilItDies))
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')

  const again = await runHis(folder)
  const kept = again.central.staff.files().map(({ patientNo }) => patientNo)
  expect(answered.length).toBeGreaterThanOrEqual(40)
  expect(kept).toEqual(expect.arrayContaining(answered))
  await again.his.close()
})
