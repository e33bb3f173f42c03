import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { signOf } from './envelope.ts'
import { type HealthCardPlatform, startHealthCards } from './start-health-cards.ts'

const AUTH = '/rest/auth/HealthCard/HealthOpenAuth/AuthObj'
const CARDS = '/rest/auth/HealthCard/HealthOpenPlatform/ISVOpenObj'

let clock: ManualClock
let platform: HealthCardPlatform

beforeEach(async () => {
  clock = createManualClock('2026-11-23T09:30:00+08:00')
  platform = await startHealthCards({ context: createSandboxContext({ clock }), port: 0 })
})

afterEach(() => platform.close())

const person = {
  ...{ name: '李明', gender: '男', nation: '汉族', birthday: '1981-06-27' },
  ...{ idNumber: '310199198106270014', idType: '01', phone1: '13900000002' },
}

interface Answer {
  commonOut: { resultCode: number; errMsg: string }
  rsp: Record<string, string>
}

/** Asks as the hospital does, with a true signature; `changes` come after it was made. */
async function ask(path: string, req: object, changes: object = {}): Promise<Answer> {
  const { appId, appSecret, hospitalId } = platform.caller
  const timestamp = Math.floor(clock.now() / 1000)
  const commonIn = { appToken: '', hospitalId, requestId: 'r-1', timestamp, channelNum: 0, ...changes }
  const signed = { commonIn, req: { ...req, ...(path === `${AUTH}/getAppToken` && { appId }) } }
  const response = await fetch(`${platform.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...signed,
      commonIn: { sign: signOf(signed, appSecret), ...commonIn },
    }),
  })

  return (await response.json()) as Answer
}

const token = async () => (await ask(`${AUTH}/getAppToken`, {})).rsp.appToken
const register = async (changes: object = {}) =>
  ask(`${CARDS}/registerHealthCard`, { ...person, ...changes }, { appToken: await token() })

describe('a health card', () => {
  test('is one for a person, with a code that does not change and one that holds for a minute', async () => {
    const { rsp: card } = await register()
    expect((await register()).rsp).toEqual(card)
    const { idType, idNumber } = person
    const { rsp } = await ask(
      `${CARDS}/getDynamicQRCode`,
      { healthCardId: card.healthCardId, idType, idNumber, codeType: 1 },
      { appToken: await token() },
    )
    const verify = async (qrCodeText: string | undefined) =>
      (await ask(`${CARDS}/verifyQRCode`, { qrCodeText }, { appToken: await token() })).commonOut.resultCode

    expect(await Promise.all([verify(rsp.qrCodeText), verify(card.qrCodeText)])).toEqual([0, 0])
    clock.advance(60_000)
    expect(await Promise.all([verify(rsp.qrCodeText), verify(card.qrCodeText)])).toEqual([20003, 0])
  })

  test.each([
    ['without a nation', { nation: '' }, 10003],
    ['with a passport', { idType: '03' }, 10003],
    ['with a birthday that is none', { birthday: '19810627' }, 10003],
  ])('%s is refused', async (_, changes, code) => {
    expect((await register(changes)).commonOut.resultCode).toBe(code)
    expect(platform.book.list()).toEqual([])
  })

  test('is not given to who gives another name with the same document', async () => {
    await register()

    expect((await register({ name: '李某' })).commonOut.resultCode).toBe(20001)
  })
})

describe('a caller', () => {
  test.each([
    ['whose signature is wrong', { sign: 'AAAA' }, 10001],
    ['of another hospital', { hospitalId: '10002' }, 10001],
    ['of an hour ago', { timestamp: 1_795_394_000 }, 10003],
    ['without a number of the request', { requestId: '' }, 10003],
    ['of a channel that is none', { channelNum: 9 }, 10003],
  ])('%s gets no token', async (_, changes, code) => {
    expect((await ask(`${AUTH}/getAppToken`, {}, changes)).commonOut.resultCode).toBe(code)
  })

  test('needs a token, which ends after two hours', async () => {
    const appToken = await token()
    const registerWith = async (given: string | undefined) =>
      (await ask(`${CARDS}/registerHealthCard`, person, { appToken: given })).commonOut.resultCode

    expect(await registerWith('nobody’s')).toBe(10002)
    expect(await registerWith(appToken)).toBe(0)
    clock.advance(2 * 3600_000)
    expect(await registerWith(appToken)).toBe(10002)
  })
})
