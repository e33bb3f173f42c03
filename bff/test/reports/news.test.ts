import type { Message } from '@tongzhen/contract/messages'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { callOk } from '../call.ts'
import { personOf } from '../file-of.ts'
import { eventFields, sendEvent } from '../hospital-events/events-desk.ts'
import { at, createReportsDesk, type ReportsDesk } from './reports-desk.ts'

let desk: ReportsDesk
let wang: Booker
/** Wang Xiuying in the account of her son. */
let son: Booker

beforeAll(async () => {
  desk = await createReportsDesk()
  desk.bff.start()
  wang = await newBooker(desk, 'wang-xiuying')
  const device = await desk.signIn('li-ming')
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  son = { device, patientId: mother.patientId }
})
beforeEach(async () => {
  // Of the sentence before.
  await untilTold()
  await letSonSee(['booking', 'payments', 'reports'])
  await desk.ground.db.deleteFrom('messages').execute()
})
afterAll(() => desk.close())

async function letSonSee(scopes: ('booking' | 'payments' | 'reports')[]): Promise<void> {
  const params = { patientId: wang.patientId }
  const { proxies } = await desk.ok('listProxies', { device: wang.device, params })
  const proxyId = proxies[0]?.proxyId ?? ''
  await desk.ok('updateProxy', { device: wang.device, params: { ...params, proxyId }, body: { scopes } })
}

/** The laboratory finishes a report, and its hospital tells of it. */
async function finish(): Promise<{ reportId: string; subject: string }> {
  const reportId = desk.addReport({ results: [{ kind: 'measured', test: 'crp', value: '88.8' }] })
  const subject = reportId.replace('laboratory.', '')
  await tell(subject)

  return { reportId, subject }
}

const tell = (subject: string) =>
  sendEvent(desk, { fields: eventFields({ kind: 'report_ready', subject, eventId: `ready-${subject}` }) })

const news = async (who: Booker, query = {}) =>
  (await desk.ok('followReportNews', { device: who.device, params: at(who), query })).version

const messagesOf = async ({ device }: Booker): Promise<Message[]> =>
  (await desk.ok('listMessages', { device })).messages

async function untilTold(): Promise<void> {
  await vi.waitUntil(async () => {
    desk.bff.nudge()
    const owed = await desk.ground.db.selectFrom('operations').select('operation_id').execute()

    return owed.length === 0
  })
}

describe('a report that is ready', () => {
  it('is on the open page of everybody who may see it, at whichever replica, without being asked for', async () => {
    const other = await desk.replica()
    const [hers, his] = [await desk.list(wang), await desk.list(son)]
    const waiting = [
      news(wang, { waitFor: hers.newsVersion }),
      callOk(other, 'followReportNews', {
        ...{ device: son.device, params: at(son), query: { waitFor: his.newsVersion } },
      }),
    ]
    const { reportId } = await finish()
    await Promise.all(waiting)

    for (const [who, before] of [
      [wang, hers],
      [son, his],
    ] as const) {
      const { reports, newsVersion } = await desk.list(who)
      expect(newsVersion).toBe(before.newsVersion + 1)
      expect(reports.find((one) => one.reportId === reportId)).toMatchObject({ isUnread: true })
    }
  })

  it('is told of without a result or the name of a test, in the inbox and by text message', async () => {
    const { phone } = personOf('li-ming')
    const before = desk.sandbox.sms.messages.inbox(phone).length
    await finish()
    await untilTold()
    const [message, ...others] = await messagesOf(son)
    const texts = desk.sandbox.sms.messages.inbox(phone)

    expect(others).toEqual([])
    expect(message).toMatchObject({
      ...{ kind: 'report_ready', institutionName: '通诊中心医院', isRead: false },
      ...{ patientName: '王秀英', patientId: son.patientId },
    })
    expect(await messagesOf(wang)).toMatchObject([{ patientId: wang.patientId }])
    expect(texts).toHaveLength(before + 1)
    expect(texts[0]?.text).toBe('【通诊】王*英在通诊中心医院有新报告，可在通诊查看。')
  })

  it('is nothing to somebody who may not see reports', async () => {
    const { newsVersion } = await desk.list(son)
    await letSonSee(['booking'])
    await finish()
    await untilTold()

    expect(await messagesOf(son)).toEqual([])
    expect(await messagesOf(wang)).toHaveLength(1)
    expect(await desk.refused('followReportNews', { device: son.device, params: at(son) })).toBe('NOT_FOUND')
    await letSonSee(['reports'])
    expect(await news(son)).toBe(newsVersion)
  })

  it('is one message with the others of that morning, until it is read or an hour is over', async () => {
    await finish()
    await finish()
    await untilTold()
    await finish()
    await untilTold()
    const told = await messagesOf(wang)
    await desk.ok('markMessagesRead', {
      device: wang.device,
      body: { messageIds: told.map(({ messageId }) => messageId) },
    })
    await finish()
    await untilTold()
    const afterReading = await messagesOf(wang)

    expect([told.length, afterReading.length]).toEqual([1, 2])
    expect(await messagesOf(son)).toHaveLength(1)
  })

  it('is news once, however often the hospital tells of it', async () => {
    const { subject } = await finish()
    const version = await news(wang)
    await tell(subject)

    expect(await news(wang)).toBe(version)
  })
})

it('a page that lies open keeps nobody signed in for longer than half an hour', async () => {
  const device = await desk.signIn('chen-jing')
  const { patientId } = await bindFileOf(desk, { device, personId: 'chen-jing' })
  const follow = { device, params: at({ device, patientId }) }
  for (let minutes = 0; minutes < 28; minutes += 4) {
    desk.clock.advance(4 * MINUTE_MS)
    await desk.ok('followReportNews', follow)
  }
  desk.clock.advance(4 * MINUTE_MS)

  expect(await desk.refused('followReportNews', follow)).toBe('SESSION_REQUIRED')
})
