import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signedHeaders } from '../his/his-caller.ts'
import type { Caller } from '../his/request-gate.ts'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { type SmsGateway, startSms } from './start-sms.ts'

const PHONE = '13900000002'

let clock: ManualClock
let gateway: SmsGateway
let caller: Caller

beforeEach(async () => {
  clock = createManualClock('2026-11-23T09:00:00+08:00')
  const context = createSandboxContext({ clock })
  gateway = await startSms({ context, port: 0 })
  caller = context.credentials.all().sms as unknown as Caller
})

afterEach(() => gateway.close())

function signed(path: string, body: object, changes: Record<string, string> = {}) {
  const rawBody = JSON.stringify(body)
  const headers = { ...signedHeaders({ caller, clock, path, rawBody }), 'x-trace-no': 'trace-1', ...changes }

  return { method: 'POST', headers, body: rawBody }
}

async function call(path: string, body: object, changes?: Record<string, string>) {
  const answer = await fetch(`${gateway.origin}${path}`, signed(path, body, changes))

  return (await answer.json()) as { code: string; traceNo: string; data?: Record<string, unknown> }
}

function codeMessage(changes: Record<string, unknown> = {}) {
  return {
    messageId: 'message-0001',
    phone: PHONE,
    template: 'sign_in_code',
    language: 'zh-CN',
    params: { code: '204816', minutes: '5' },
    ...changes,
  }
}

describe('a verification code', () => {
  test('reaches the phone it was sent to, and no other', async () => {
    expect(await call('/messages/send', codeMessage())).toEqual({
      code: '0',
      message: '成功',
      traceNo: 'trace-1',
      data: {
        messageId: 'message-0001',
        status: 'DELIVERED',
        acceptedAt: '2026-11-23T01:00:00.000Z',
        segments: 1,
        encoding: 'UCS-2',
      },
    })

    expect(gateway.messages.inbox(PHONE)[0]?.text).toContain('204816')
    expect(gateway.messages.inbox('13900000001')).toEqual([])
  })

  test('is read in English as one message of the Latin alphabet', async () => {
    const { data } = await call('/messages/send', codeMessage({ language: 'en-US' }))

    expect(data).toMatchObject({ segments: 1, encoding: 'GSM-7' })
  })

  test('asked for twice with one id arrives once, with the same answer', async () => {
    const first = await call('/messages/send', codeMessage())
    clock.advance(60_000)

    expect(await call('/messages/send', codeMessage())).toEqual(first)
    expect(gateway.messages.inbox(PHONE)).toHaveLength(1)
  })

  test('cannot take the id of another message', async () => {
    await call('/messages/send', codeMessage())
    const other = codeMessage({ params: { code: '111111', minutes: '5' } })

    expect(await call('/messages/send', other)).toMatchObject({ code: '2004' })
  })

  test('can be asked after', async () => {
    const sent = await call('/messages/send', codeMessage())

    expect(await call('/messages/query', { messageId: 'message-0001' })).toEqual(sent)
    expect(await call('/messages/query', { messageId: 'message-0002' })).toMatchObject({ code: '2005' })
  })

  test('tells a listener, as the lobby is one, the moment it arrives', async () => {
    const heard: string[] = []
    const stop = gateway.messages.onArrival(({ messageId }) => heard.push(messageId))
    await call('/messages/send', codeMessage())
    stop()
    await call('/messages/send', codeMessage({ messageId: 'message-0002' }))

    expect(heard).toEqual(['message-0001'])
  })
})

describe('a message is refused', () => {
  test.each([
    ['a landline', { phone: '02112345678' }, '2001'],
    ['a number with spaces', { phone: '139 0000 0002' }, '2001'],
    ['a number that is too short', { phone: '1390000000' }, '2001'],
    ['a template nobody registered', { template: 'toString' }, '2002'],
    ['a parameter too few', { params: { code: '204816' } }, '2003'],
    ['a parameter too many', { params: { code: '1', minutes: '5', url: 'x' } }, '2003'],
    ['a language nobody wrote', { language: 'fr-FR' }, '1004'],
    ['an id that is too short', { messageId: 'short' }, '1004'],
  ])('for %s', async (_, changes, code) => {
    expect(await call('/messages/send', codeMessage(changes))).toMatchObject({ code })
    expect(gateway.messages.list()).toEqual([])
  })

  test('when its caller is unknown, its signature wrong, or it comes late or again', async () => {
    const send = (changes: Record<string, string>) => call('/messages/send', codeMessage(), changes)
    expect(await send({ 'x-app-id': 'nobody' })).toMatchObject({ code: '1001' })
    expect(await send({ 'x-signature': '0'.repeat(64) })).toMatchObject({ code: '1002' })

    const request = signed('/messages/send', codeMessage())
    const repeat = async () => (await fetch(`${gateway.origin}/messages/send`, request)).json()
    expect(await repeat()).toMatchObject({ code: '0' })
    expect(await repeat()).toMatchObject({ code: '1003' })

    const late = signed('/messages/send', codeMessage())
    clock.advance(5 * 60_000 + 1)
    expect(await (await fetch(`${gateway.origin}/messages/send`, late)).json()).toMatchObject({
      code: '1003',
    })
  })
})

test('a guest from abroad gets messages by his country code', async () => {
  expect(await call('/messages/send', codeMessage({ phone: '+447700900123' }))).toMatchObject({ code: '0' })
})
