import { AlipayRequestError } from 'alipay-sdk'
import { describe, expect, test } from 'vitest'
import { findPerson } from '../../people.ts'
import { setUpAlipaySeller } from '../alipay-seller.test-support.ts'
import type { ServiceMessage } from './message-desk.ts'

const seller = setUpAlipaySeller()
const METHOD = 'open.app.mini.templatemessage.send'
const DAY_MS = 24 * 60 * 60 * 1000

const openIdOf = (personId: string) => findPerson(personId)?.accounts.alipay.openId
const keywords = (...values: string[]) =>
  JSON.stringify(Object.fromEntries(values.map((value, index) => [`keyword${index + 1}`, { value }])))

async function paidTrade(): Promise<string> {
  const tradeNo = await seller.open()
  seller.pay(tradeNo)

  return tradeNo
}

/** Code and sub code of what Alipay answers. */
async function send(changes: Record<string, unknown> = {}) {
  const { code, subCode } = await seller.call(METHOD, {
    toOpenId: openIdOf('li-ming'),
    userTemplateId: seller.templateIds.paymentPaid,
    page: 'pages/messages/index',
    data: keywords('李*', '中心医院', '15.00元'),
    ...changes,
  })

  return code === '10000' ? 'sent' : subCode
}

const ask = async (path: string, body?: object) =>
  fetch(`${seller.alipay.origin}${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
const messages = async () =>
  ((await (await ask('/_sandbox/outbox')).json()) as { messages: ServiceMessage[] }).messages

describe('a template message', () => {
  test('about a trade that the person paid lies with their service notices, as they read it', async () => {
    expect(await send({ formId: await paidTrade() })).toBe('sent')
    const [message] = await messages()
    expect(message).toMatchObject({ title: '缴费成功通知', page: 'pages/messages/index' })
    expect(message?.lines).toEqual([
      { label: '就诊人', value: '李*' },
      { label: '医疗机构', value: '中心医院' },
      { label: '金额', value: '15.00元' },
    ])
    const shown = seller.alipay.describe().find(({ title }) => title.includes('服务提醒'))
    expect(shown?.rows[0]?.slice(1, 3)).toEqual(['李明', '缴费成功通知'])
  })

  test('finds the person by the number of old applications, too', async () => {
    const toUserId = findPerson('li-ming')?.accounts.alipay.userId
    expect(await send({ toOpenId: undefined, toUserId, formId: await paidTrade() })).toBe('sent')
  })

  test('without a trade reaches only who has subscribed to it', async () => {
    expect(await send()).toBe('MSG_UNSUBSCRIBED')
    const allowed = await ask('/_sandbox/subscriptions', { personId: 'li-ming', template: 'paymentPaid' })
    expect(allowed.status).toBe(204)
    expect(await send()).toBe('sent')
    expect(await send({ userTemplateId: seller.templateIds.paymentRefunded })).toBe('MSG_UNSUBSCRIBED')
    expect(await send({ toOpenId: openIdOf('chen-jing') })).toBe('MSG_UNSUBSCRIBED')
  })

  test.each([
    ['a stranger', { toOpenId: 'nobody' }, 'USER_ID_INVALID'],
    ['a template the mini-program does not have', { userTemplateId: 'none' }, 'USER_TEMPLATE_ILLEGAL'],
    ['a missing keyword', { data: keywords('李*', '中心医院') }, 'USER_TEMPLATE_LACK_KEYWORD'],
    ['no JSON', { data: 'nonsense' }, 'USER_TEMPLATE_LACK_KEYWORD'],
    ['a long keyword', { data: keywords('李*', '很'.repeat(33), '1元') }, 'USER_KEYWORD_LENGTH_ERROR'],
    ['a trade that is none', { formId: '2026' }, 'FORM_ID_INVALID'],
  ])('for %s is refused', async (_, changes, refusal) => {
    expect(await send({ formId: await paidTrade(), ...changes })).toBe(refusal)
    expect(await messages()).toEqual([])
  })

  test('by another’s trade, or one that nobody paid, is refused', async () => {
    expect(await send({ formId: await paidTrade(), toOpenId: openIdOf('chen-jing') })).toBe(
      'TRADE_NO_NOT_MATCH_USERID',
    )
    expect(await send({ formId: await seller.open({ outTradeNo: 'P2' }) })).toBe('FORM_ID_INVALID')
  })

  test('by an old trade, or once more than a trade allows, is refused', async () => {
    Object.assign(seller.alipay.settings, { messagesOfTrade: 1 })
    const formId = await paidTrade()
    expect(await send({ formId })).toBe('sent')
    expect(await send({ formId })).toBe('FORM_ID_SEND_LIMIT')
    seller.clock.advance(7 * DAY_MS + 1)
    expect(await send({ formId })).toBe('FORM_ID_OVER_TIME')
  })

  test('signed by somebody else is not taken', async () => {
    const { secrets } = seller
    const credentials = { ...secrets.credentials, appPrivateKey: secrets.alipayPrivateKey }
    const formId = await paidTrade()
    seller.connect({ ...secrets, credentials })
    const refused = await send({ formId }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AlipayRequestError)
    expect(await messages()).toEqual([])
  })
})
