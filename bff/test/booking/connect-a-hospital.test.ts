import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { groupInstitutions } from '../../../sandbox/src/group/institutions/group-institutions.ts'
import { tzLinjiang } from '../../../sandbox/src/group/institutions/tz-linjiang.ts'
import { openFileOf } from '../add-patient.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from './booking-desk.ts'

/** docs/guides/connect-a-hospital.md: both are configuration, and nothing else. */
let desk: BookingDesk
const closers: (() => unknown)[] = []

afterEach(async () => {
  await desk.close()
  for (const close of closers.splice(0)) close()
})

it('a fourth institution is one more entry of the configuration: its doctors are found and booked', async () => {
  const riverside = {
    ...tzLinjiang,
    institutionCode: 'riverside',
    hospitalCode: '310004',
    name: ['河畔医院', 'Riverside Hospital'] as const,
  }
  desk = await createBookingDesk({ institutions: [...groupInstitutions, riverside] })
  const device = await desk.signIn('zhao-lei')
  const params = { institutionId: 'riverside' }
  const { institutions } = await desk.ok('listInstitutions', { device })
  expect(institutions.map(({ name }) => name)).toContain('河畔医院')

  const { patientId } = await openFileOf(desk, { device, personId: 'zhao-lei', institutionId: 'riverside' })
  const { doctors } = await desk.ok('listDoctors', { device, params })
  const next = doctors.find((doctor) => doctor.next !== null)?.next
  const scheduleId = next?.scheduleId ?? ''
  const { slots } = await desk.ok('listSlots', { device, params: { ...params, scheduleId } })
  const slotId = slots.find(({ left }) => left > 0)?.slotId ?? ''
  const body = { ...params, patientId, scheduleId, slotId, feeFen: next?.feeFen ?? 0 }
  const appointment = await desk.ok('book', { device, body })
  expect(appointment).toMatchObject({ state: 'booked', institutionName: '河畔医院' })
  const there = desk.sandbox.his.hospitals.find(
    (one) => one.hospital.institution.institutionCode === 'riverside',
  )
  expect(there?.staff.orders()).toMatchObject([{ status: 'CONFIRMED', scheduleNo: scheduleId }])
})

it('a HIS at another address, behind a prefix of the hospital’s own, is one changed field', async () => {
  let passed = 0
  let target = ''
  const gate = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    passed += 1
    const answer = await fetch(`${target}${request.url?.replace('/hospital/gate', '')}`, {
      method: 'POST',
      headers: Object.entries(request.headers)
        .filter(([name]) => name.startsWith('x-') || name === 'content-type')
        .map(([name, value]): [string, string] => [name, String(value)]),
      body: Buffer.concat(chunks),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  const port = await listen(gate)
  closers.push(() => gate.close())
  desk = await createBookingDesk({
    configure: (config) => ({
      ...config,
      institutions: config.institutions.map((one) => {
        if (one.institutionId !== CENTRAL) return one
        target = one.his.baseUrl

        return { ...one, his: { ...one.his, baseUrl: `http://localhost:${port}/hospital/gate/` } }
      }),
    }),
  })
  const booker = await desk.booker('li-ming')
  expect((await desk.book(booker, desk.addClinic())).state).toBe('booked')
  expect(passed).toBeGreaterThan(5)
})

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
