import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { createReportsDesk, type ReportsDesk } from './reports-desk.ts'

let desk: ReportsDesk
let sun: Booker

beforeAll(async () => {
  desk = await createReportsDesk()
  sun = await newBooker(desk, 'sun-guoqiang')
})
afterAll(() => desk.close())

const imagesOf = async (who: Booker) => (await desk.read(who, await desk.titled(who, '胸部CT平扫'))).images

/** As the page does: without a session and without headers of ours. */
const fetched = (path: string) => desk.app.inject({ url: path })

const queryOf = (path: string) => {
  const { searchParams } = new URL(path, 'http://localhost')

  return { channel: sun.device.channel, ticket: searchParams.get('ticket') ?? '' }
}

it('key images are shown in the order in which the hospital named them, each a picture of its own', async () => {
  const images = await imagesOf(sun)
  const answers = await Promise.all(images.map(({ path }) => fetched(path)))

  expect(images.map(({ words }) => words)).toEqual(['右肺下叶小结节', '双肺上叶'])
  expect(answers.map(({ statusCode, headers }) => [statusCode, headers['content-type']])).toEqual([
    [200, 'image/png'],
    [200, 'image/png'],
  ])
  const [first, second] = answers.map(({ rawPayload }) => rawPayload)
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false)
  expect(first?.length).toBeLessThan(120_000)
})

it('a picture is had for five minutes, in its own channel, and its address opens nothing else', async () => {
  const [image] = await imagesOf(sun)
  const query = queryOf(image?.path ?? '')
  const { device } = sun

  expect(
    await desk.refused('readReportImage', { device, query: { ...query, channel: 'wechat' as const } }),
  ).toBe('NOT_FOUND')
  expect(await desk.refused('readReportFile', { device, query })).toBe('NOT_FOUND')
  desk.clock.advance(5 * MINUTE_MS)
  expect(await desk.refused('readReportImage', { device, query })).toBe('LINK_EXPIRED')
})

it('a picture is closed to the family when the right ends, and to all when the report is withdrawn', async () => {
  const device = await desk.signIn('li-ming')
  const adding = { device, personId: 'sun-guoqiang', relation: 'parent' } as const
  const { patientId } = await bindFileOf(desk, adding)
  const [image] = await imagesOf({ device, patientId })
  const query = queryOf(image?.path ?? '')
  expect((await fetched(image?.path ?? '')).statusCode).toBe(200)
  const params = { patientId: sun.patientId }
  const { proxies } = await desk.ok('listProxies', { device: sun.device, params })
  const proxyId = proxies[0]?.proxyId ?? ''
  await desk.ok('updateProxy', {
    ...{ device: sun.device, params: { ...params, proxyId }, body: { scopes: ['booking'] } },
  })
  expect(await desk.refused('readReportImage', { device, query })).toBe('NOT_FOUND')

  const [own] = await imagesOf(sun)
  const shelf = desk.sandbox.imaging.shelfOf('tz-central')
  const report = shelf.list().find(({ name }) => name === '胸部CT平扫')
  if (report === undefined) throw new Error('there is no such report')
  shelf.put({ ...report, status: 'entered-in-error' })
  const asked = { device: sun.device, query: queryOf(own?.path ?? '') }
  expect(await desk.refused('readReportImage', asked)).toBe('REPORT_GONE')
})

it('an imaging system that does not answer leaves the words, and a picture that says so', async () => {
  const liMing = await newBooker(desk, 'li-ming')
  const [image] = (await desk.read(liMing, await desk.titled(liMing, '上腹部超声'))).images
  for (const kind of ['busy', 'malformed', 'lost-answer'] as const) {
    const fault = desk.sandbox.imaging.faults.add({ kind, probability: 1, path: `/Media/${image?.imageId}` })
    const { device } = liMing
    expect(await desk.refused('readReportImage', { device, query: queryOf(image?.path ?? '') })).toBe(
      'HOSPITAL_UNAVAILABLE',
    )
    desk.sandbox.imaging.faults.remove(fault)
  }
})
