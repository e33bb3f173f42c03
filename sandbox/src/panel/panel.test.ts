import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Happening } from '../events/start-events.ts'
import { addClinic, cardOf, type RunningHis, runHis, TOMORROW } from '../his/his.test-support.ts'
import { registerBodyParsers } from '../lib/body-parsers.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { people } from '../people.ts'
import { type ReportSystem, startReports } from '../reports/start-reports.ts'
import { panelPlugin } from './panel-plugin.ts'

let running: RunningHis
let laboratory: ReportSystem
let announced: Happening[]
let panel: FastifyInstance

beforeEach(async () => {
  running = await runHis()
  const { his, clock } = running
  announced = []
  laboratory = await startReports({
    ...{ context: createSandboxContext({ clock }), port: 0, name: 'laboratory' },
    events: { announce: (happening) => String(announced.push(happening)) },
  })
  panel = Fastify()
  registerBodyParsers(panel)
  const shown = { systems: [his], his, laboratory, people, clock }
  await panel.register(panelPlugin, { prefix: '/panel', ...shown, lobbyPath: '/' })
})

afterEach(async () => {
  await panel.close()
  await laboratory.close()
  await running.his.close()
})

const page = async (url: string) => (await panel.inject(url)).body

const submit = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  panel.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      referer: 'http://localhost/panel',
      ...headers,
    },
  })

async function book(orderNo: string): Promise<string> {
  const scheduleNo = addClinic(running.central, 20)
  const request = { orderNo, ...cardOf('li-ming'), scheduleNo, slotNo: '01', channel: 'wechat' }
  await running.call('/appointment/lock', request)
  await running.call('/appointment/confirm', { orderNo, payStatus: '0' })

  return scheduleNo
}

test('the panel shows every system with its health, and every demo person', async () => {
  const systems = await page('/panel')
  const everyone = await page('/panel/people')

  expect(systems).toContain(running.his.origin)
  expect(systems).toContain('正常 answers')
  for (const { name, id } of people) {
    expect(everyone).toContain(name)
    expect(everyone).toContain(id)
  }
})

test('a fault switched on by the form strikes, is shown, and is switched off again', async () => {
  const done = await submit('/panel/api/systems/his/faults', {
    ...{ kind: 'busy', percent: '100', count: '', path: '/hospital/info', delayMs: '' },
  })
  expect(done.statusCode).toBe(303)
  expect((await running.call('/hospital/info', {})).code).toBe('9001')
  const shown = await page('/panel/systems/his')
  expect(shown).toContain('系统繁忙')
  expect(shown).toContain('/310001/hospital/info')

  const [fault] = running.his.faults.list()
  await submit(`/panel/api/systems/his/faults/${fault?.id}/remove`, {})
  expect((await running.call('/hospital/info', {})).code).toBe('0')
})

test('an appointment is seen in its clinic, and stopping the clinic takes its place away', async () => {
  const scheduleNo = await book('o-1')
  expect(await page(`/panel/his/310001?date=${TOMORROW}`)).toContain(scheduleNo)
  expect(await page(`/panel/his/310001/sessions/${scheduleNo}`)).toContain('李明')

  await submit(`/panel/api/his/310001/sessions/${scheduleNo}/stop`, { zh: '设备检修', en: 'Maintenance' })
  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('STOPPED')
  expect(await page(`/panel/his/310001/sessions/${scheduleNo}`)).toContain('设备检修')

  await submit(`/panel/api/his/310001/sessions/${scheduleNo}/reopen`, {})
  expect(await page(`/panel/his/310001/sessions/${scheduleNo}`)).not.toContain('设备检修')
})

test('a visit is marked as visited or missed', async () => {
  await book('o-1')

  await submit('/panel/api/his/310001/orders/o-1/visit', { status: 'MISSED' })
  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('MISSED')
  await submit('/panel/api/his/310001/orders/o-1/visit', { status: 'VISITED' })
  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('VISITED')
})

test('a nurse lets people check in, calls the next one, and notes who did not come', async () => {
  const scheduleNo = await book('o-1')
  const move = (name: string, fields = {}) =>
    submit(`/panel/api/his/310001/sessions/${scheduleNo}/queue/${name}`, fields)
  await move('fill', { waiting: '2' })
  await move('next')
  expect(await page(`/panel/his/310001/sessions/${scheduleNo}`)).toContain('已叫号 called')
  await move('miss')

  expect(running.central.queue.queueOf(scheduleNo)?.entries).toMatchObject([
    { status: 'CALLED', calls: 2 },
    { status: 'WAITING' },
  ])
  expect((await move('dance')).statusCode).toBe(404)
})

test('a program adds a clinic with one slot of twenty places', async () => {
  const added = await panel.inject({
    method: 'POST',
    url: '/panel/api/his/310001/sessions',
    payload: { doctorCode: '100101', date: TOMORROW, period: '1', capacity: 20, slotCount: 1 },
  })
  const { scheduleNo } = added.json<{ scheduleNo: string }>()

  expect((await running.call('/slot/list', { scheduleNo })).data.slots).toMatchObject([
    { slotNo: '01', beginTime: '08:00', capacity: 20, left: 20 },
  ])
})

test('a bill is added by the form, opened at the desk, let go, paid there and marked as done', async () => {
  const { patientNo } = cardOf('li-ming')
  await submit('/panel/api/his/310001/bills', { patientNo, item: 'ecg', quantity: '1' })
  const [bill] = running.central.cashier.bills()
  const act = (action: string) => submit(`/panel/api/his/310001/bills/${bill?.billNo}/${action}`, {})
  expect(await page('/panel/his/310001')).toContain('常规心电图检查（十二导联）×1')

  for (const action of ['hold', 'release', 'take-money', 'execute']) {
    expect([action, (await act(action)).statusCode]).toEqual([action, 303])
  }
  expect(running.central.cashier.bills()[0]).toMatchObject({
    status: 'PAID',
    isHeld: false,
    isExecuted: true,
  })
  expect((await act('withdraw')).statusCode).toBe(404)
  expect((await act('burn')).statusCode).toBe(404)
})

test('a program adds bills of one visit, each with its executing department, and sees what was settled', async () => {
  const { patientNo } = cardOf('li-ming')
  const payload = { patientNo, orders: { ecg: 1, bloodCount: 1, amlodipine: 0.5 } }
  const added = await panel.inject({ method: 'POST', url: '/panel/api/his/310001/bills', payload })
  expect(added.json<{ billNos: string[] }>().billNos).toHaveLength(3)
  expect((await panel.inject('/panel/api/his/310001/settlements')).json()).toEqual([])

  for (const orders of [{}, { ecg: 0 }, { ecg: 0.001 }, { leech: 1 }]) {
    const refused = await panel.inject({
      ...{ method: 'POST', url: '/panel/api/his/310001/bills' },
      payload: { patientNo, orders },
    })
    expect(refused.statusCode).toBe(400)
  }
})

test('reset empties orders, faults and record, and the demo files are there again', async () => {
  await book('o-1')
  await submit('/panel/api/reset', {})

  expect(running.central.staff.orders()).toEqual([])
  expect(running.his.exchanges.list()).toEqual([])
  expect((await running.call('/person/card/list', { patientNo: cardOf('li-ming').patientNo })).code).toBe('0')
  expect(running.central.cashier.bills().length).toBeGreaterThan(10)
  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('NONE')
})

test('text that came from outside is shown as text', async () => {
  await running.call('/appointment/query', { orderNo: '<script>alert(1)</script>' })

  const shown = await page('/panel/systems/his')
  expect(shown).not.toContain('<script>alert')
  expect(shown).toContain('&lt;script&gt;alert')
})

test("another website's form is refused", async () => {
  const attempt = await submit(
    '/panel/api/reset',
    {},
    { origin: 'http://evil.example', host: 'localhost:9100' },
  )

  expect(attempt.statusCode).toBe(403)
})

test('a report finished at the panel is in the laboratory, and the app is told of it without a result', async () => {
  const { patientNo } = cardOf('wang-xiuying')
  const hospital = await page('/panel/his/310001')
  const url = '/panel/api/his/310001/reports'
  const done = await submit(url, { patientNo, panel: 'liver' })
  const [happening] = announced
  const report = laboratory.shelfOf('tz-central').find(happening?.subject ?? '')
  const refused = [
    await submit(url, { patientNo: 'nobody', panel: 'liver' }),
    await submit(url, { patientNo, panel: 'toString' }),
    await submit('/panel/api/his/310003/reports', { patientNo: 'LJ-0001', panel: 'liver' }),
  ]

  expect(hospital).toContain('出报告')
  expect(done.statusCode).toBe(303)
  expect(report).toMatchObject({ patientNo, name: '肝功能', status: 'final' })
  expect(announced).toEqual([
    { institutionCode: 'tz-central', kind: 'report_ready', patientNo, subject: report?.id },
  ])
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
})
