import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { at, createReportsDesk, type ReportsDesk } from './reports-desk.ts'

let desk: ReportsDesk
let wang: Booker

beforeAll(async () => {
  desk = await createReportsDesk()
  wang = await newBooker(desk, 'wang-xiuying')
})
afterAll(() => desk.close())

async function linkTo(who: Booker, reportId: string) {
  const params = { ...at(who), reportId }
  const { path } = await desk.ok('linkReportFile', { device: who.device, params })
  const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams)

  return { path, query: { channel: who.device.channel, ticket: query.ticket ?? '' } }
}

/** As a viewer on the phone does: without a session and without headers of ours. */
async function textOf(path: string): Promise<string> {
  const { statusCode, headers, rawPayload } = await desk.app.inject({ url: path })
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf'])
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true })

  return text.replaceAll(/\s+/g, ' ')
}

it('a laboratory report is a PDF that a doctor of either language reads: whose it is, each value, its range', async () => {
  const { reportId } = await desk.titled(wang, '血糖与糖化血红蛋白')
  const report = await desk.read(wang, { reportId })
  const text = await textOf((await linkTo(wang, reportId)).path)

  expect(text).toContain('通诊中心医院 Tongzhen Central Hospital')
  expect(text).toContain('王秀英')
  expect(text).toContain(`报告编号 Report no. ${reportId.replace('laboratory.', '')}`)
  expect(text).toContain('↑ 偏高 high')
  for (const item of report.items) {
    expect(text).toContain(item.value)
    expect(text).toContain(`${item.range?.low ?? item.range?.high}`)
  }
  const { items } = await desk.read(wang, { reportId }, 'en-US')
  for (const { name } of items) expect(text).toContain(name)
})

it('what a picture showed stands in the PDF as the hospital wrote it, under headings in both languages', async () => {
  const { reports } = await desk.list(wang, { kind: 'imaging' })
  const report = await desk.read(wang, { reportId: reports[0]?.reportId ?? '' })
  const text = await textOf((await linkTo(wang, report.reportId)).path)

  expect(text).toContain('结论 Conclusion')
  for (const { text: passage } of report.passages)
    expect(text.replaceAll(' ', '')).toContain(passage.replaceAll(/\s/g, ''))
})

it('a value without a range has no reading in the PDF either', async () => {
  const reportId = desk.addReport({ results: [{ kind: 'words', test: 'urineProtein', text: '阴性' }] })
  const text = await textOf((await linkTo(wang, reportId)).path)

  expect(text).toContain('阴性 negative')
  expect(text).not.toContain('within range')
})

it('its link is good for five minutes, in its own channel, and not for another kind of file', async () => {
  const { reportId } = await desk.titled(wang, '血糖与糖化血红蛋白')
  const { query } = await linkTo(wang, reportId)
  const { device } = wang

  expect(
    await desk.refused('readReportFile', { device, query: { ...query, channel: 'wechat' as const } }),
  ).toBe('NOT_FOUND')
  expect(await desk.refused('readInvoiceFile', { device, query })).toBe('NOT_FOUND')
  desk.clock.advance(5 * MINUTE_MS)
  expect(await desk.refused('readReportFile', { device, query })).toBe('LINK_EXPIRED')
})

it('it is closed to the son when his mother ends his reading, though the link is still good', async () => {
  const { reportId } = await desk.titled(wang, '血糖与糖化血红蛋白')
  const { device } = await newBooker(desk, 'li-ming')
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  const son = { device, patientId: mother.patientId }
  const { path, query } = await linkTo(son, reportId)
  expect(await textOf(path)).toContain('王秀英')
  const { proxies } = await desk.ok('listProxies', {
    device: wang.device,
    params: { patientId: wang.patientId },
  })
  const proxyId = proxies[0]?.proxyId ?? ''
  await desk.ok('updateProxy', {
    device: wang.device,
    params: { patientId: wang.patientId, proxyId },
    body: { scopes: ['booking'] },
  })

  expect(await desk.refused('readReportFile', { device, query })).toBe('NOT_FOUND')
})
