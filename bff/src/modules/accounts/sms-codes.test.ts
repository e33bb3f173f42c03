import type { Challenge } from '@tongzhen/contract/accounts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callRoute } from '../../../test/call.ts'
import type { Device } from '../../../test/device.ts'
import { dumpDatabase } from '../../../test/dump-database.ts'
import { consentsInForce, createTestBff, type TestBff } from '../../../test/harness.ts'
import { solveChallenge } from '../../../test/solve-challenge.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'

const PHONE = '13900008888'
const OTHER_PHONE = '13900009999'
const consents = consentsInForce

let clock: TestClock
let bff: TestBff
let device: Device

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
  device = bff.device('web')
})
afterEach(() => bff.close())

function ask(phone = PHONE, options: { from?: Device; challenge?: Challenge } = {}) {
  const { from = device, challenge } = options
  const challengeAnswer = challenge && solveChallenge(challenge)

  return bff.call('sendSmsCode', {
    device: from,
    body: { purpose: 'sign_in', phone, consents, ...(challengeAnswer && { challengeAnswer }) },
  })
}

/** Asks and does whatever work is asked for. */
async function askAndWork(phone = PHONE, from = device) {
  const first = await ask(phone, { from })

  return first.body?.challenge ? ask(phone, { from, challenge: first.body.challenge }) : first
}

function guess(code: string) {
  return bff.call('signInWithSms', { device: bff.device('web'), body: { phone: PHONE, code, consents } })
}

const sentTo = (phone: string) => bff.sandbox.sms.messages.inbox(phone).length

describe('a code by text message', () => {
  it('signs the person in once', async () => {
    await ask()
    const code = bff.codeSentTo(PHONE)

    expect(code).toMatch(/^\d{6}$/)
    expect(await guess(code)).toMatchObject({ status: 200, body: { state: 'signed_in' } })
    expect((await guess(code)).error?.code).toBe('CODE_EXPIRED')
  })

  it('comes in the language of the app', async () => {
    await ask(PHONE, { from: bff.device('web', { language: 'en-US' }) })

    expect(bff.sandbox.sms.messages.inbox(PHONE)[0]?.text).toMatch(/^\[Tongzhen\]/)
  })

  it('is good for five minutes', async () => {
    await ask()
    const code = bff.codeSentTo(PHONE)
    clock.advance(5 * MINUTE_MS - SECOND_MS)
    expect((await guess('000000')).error?.code).toBe('CODE_WRONG')
    clock.advance(SECOND_MS)

    expect((await guess(code)).error?.code).toBe('CODE_EXPIRED')
  })

  it('is good for ten minutes in elder mode, and the message says so', async () => {
    const body = { purpose: 'sign_in', phone: PHONE, consents, displayMode: 'elder' } as const
    expect(await bff.ok('sendSmsCode', { device, body })).toMatchObject({ expiresInSeconds: 600 })
    expect(bff.sandbox.sms.messages.inbox(PHONE)[0]?.text).toContain('10分钟')
    clock.advance(10 * MINUTE_MS - SECOND_MS)

    expect(await guess(bff.codeSentTo(PHONE))).toMatchObject({ status: 200 })
  })

  it('ends the one before', async () => {
    await ask()
    const first = bff.codeSentTo(PHONE)
    clock.advance(MINUTE_MS)
    await askAndWork()
    const second = bff.codeSentTo(PHONE)
    // One in a million that both are the same.
    if (first !== second) expect((await guess(first)).error?.code).toBe('CODE_WRONG')

    expect((await guess(second)).status).toBe(200)
  })

  it('is dead after five wrong tries, even for who knows it', async () => {
    await ask()
    const code = bff.codeSentTo(PHONE)
    const wrong = code === '111111' ? '222222' : '111111'
    for (let tries = 0; tries < 5; tries++) expect((await guess(wrong)).error?.code).toBe('CODE_WRONG')

    expect((await guess(code)).error?.code).toBe('CODE_EXPIRED')
  })

  it('lets a hundred guesses at once try five times and succeed at most once', async () => {
    await ask()
    const right = bff.codeSentTo(PHONE)
    const codes = Array.from({ length: 100 }, (_, index) =>
      index % 10 === 5 ? right : String(index).padStart(6, '7'),
    )
    const replies = await Promise.all(codes.map(guess))
    const outcomes = replies.map((reply) => reply.error?.code ?? 'signed in')
    const compared = outcomes.filter((outcome) => outcome !== 'CODE_EXPIRED')

    expect(new Set(outcomes)).not.toContain('SERVER_BUSY')
    expect(compared.length).toBeLessThanOrEqual(5)
    expect(compared.filter((outcome) => outcome === 'signed in').length).toBeLessThanOrEqual(1)
  })

  it('is nowhere in the database, nor is the number', async () => {
    await ask()
    const dump = await dumpDatabase(bff.ground.db)

    expect(dump).not.toContain(bff.codeSentTo(PHONE))
    expect(dump).not.toContain(PHONE)
  })
})

describe('asking for codes', () => {
  it('is refused before the documents are accepted, and then nothing is kept', async () => {
    const body = { purpose: 'sign_in' as const, phone: PHONE, consents: consents.slice(0, 1) }

    expect(await bff.refused('sendSmsCode', { device, body })).toBe('CONSENT_REQUIRED')
    expect(await bff.ground.db.selectFrom('sms_sends').selectAll().execute()).toEqual([])
  })

  it('has to wait a minute', async () => {
    await ask()
    clock.advance(MINUTE_MS - SECOND_MS)
    const early = await ask()

    expect(early.error).toMatchObject({ code: 'SMS_TOO_SOON', params: { seconds: 1 } })
    expect(early.headers['retry-after']).toBe('1')
    clock.advance(SECOND_MS)
    expect((await askAndWork()).status).toBe(200)
  })

  it('costs the device work from the second time in an hour', async () => {
    await ask()
    clock.advance(MINUTE_MS)
    const { body } = await ask()
    expect(body?.challenge?.difficultyBits).toBe(8)
    expect(sentTo(PHONE)).toBe(1)

    await ask(PHONE, { challenge: body?.challenge as Challenge })
    expect(sentTo(PHONE)).toBe(2)
  })

  it('refuses work that was done before, for another number, too late, or not at all', async () => {
    await ask()
    await ask(OTHER_PHONE)
    clock.advance(MINUTE_MS)
    const mine = (await ask()).body?.challenge as Challenge
    expect((await ask(OTHER_PHONE, { challenge: mine })).error?.code).toBe('CHALLENGE_REQUIRED')
    const lazy = await bff.call('sendSmsCode', {
      device,
      body: {
        purpose: 'sign_in',
        phone: PHONE,
        consents,
        challengeAnswer: { challengeId: mine.challengeId, answer: 'x' },
      },
    })
    expect(lazy.error?.code).toBe('CHALLENGE_REQUIRED')
    expect((await ask(PHONE, { challenge: mine })).status).toBe(200)

    clock.advance(MINUTE_MS)
    expect((await ask(PHONE, { challenge: mine })).error?.code).toBe('CHALLENGE_REQUIRED')
    const late = (await ask()).body?.challenge as Challenge
    clock.advance(2 * MINUTE_MS)
    expect((await ask(PHONE, { challenge: late })).error?.code).toBe('CHALLENGE_REQUIRED')
  })

  it('is possible five times an hour and ten times a day', async () => {
    const sendUntilRefused = async () => {
      for (let sent = 0; ; sent++) {
        const reply = await askAndWork()
        if (reply.error) return { sent, code: reply.error.code }
        clock.advance(MINUTE_MS)
      }
    }

    expect(await sendUntilRefused()).toEqual({ sent: 5, code: 'SMS_LIMIT_REACHED' })
    clock.advance(HOUR_MS)
    expect(await sendUntilRefused()).toEqual({ sent: 5, code: 'SMS_LIMIT_REACHED' })
    clock.advance(2 * HOUR_MS)
    expect(await sendUntilRefused()).toEqual({ sent: 0, code: 'SMS_LIMIT_REACHED' })
    clock.advance(22 * HOUR_MS)
    expect((await askAndWork()).status).toBe(200)
  })

  it('is possible twenty times an hour from one place on the network', async () => {
    const cafe = bff.device('web', { address: '2001:db8:1:2::1' })
    const sameCafe = bff.device('web', { address: '2001:db8:1:2:ffff::9' })
    const statuses: number[] = []
    for (let index = 0; index < 22; index++) {
      const from = index % 2 ? cafe : sameCafe
      statuses.push((await askAndWork(`139000070${String(index).padStart(2, '0')}`, from)).status)
    }

    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect((await ask(OTHER_PHONE, { from: bff.device('web') })).status).toBe(200)
  })

  it('many times at once sends one message', async () => {
    const replica = await bff.replica()
    const body = { purpose: 'sign_in' as const, phone: PHONE, consents }
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        callRoute(index % 2 ? replica : bff.app, 'sendSmsCode', { device: bff.device('web'), body }),
      ),
    )

    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    expect(sentTo(PHONE)).toBe(1)
  })

  it('answers the same whether the number is known or not', async () => {
    await bff.signIn('li-ming')
    clock.advance(2 * HOUR_MS)
    const known = await ask('13900000002')
    const unknown = await ask(OTHER_PHONE)
    const withoutEnds = (text: string) => text.replaceAll(/\d{3}\*+\d{4}/g, '…')

    expect(withoutEnds(known.text)).toBe(withoutEnds(unknown.text))
    expect(known.status).toBe(unknown.status)
  })
})

describe('when the gateway', () => {
  it('loses its answer, the person still gets one message', async () => {
    bff.sandbox.sms.faults.add({ kind: 'lost-answer', probability: 1, count: 1 })

    expect((await ask()).status).toBe(200)
    expect(sentTo(PHONE)).toBe(1)
  })

  it('cannot be reached, the person is told so', async () => {
    bff.sandbox.sms.faults.add({ kind: 'lost-request', probability: 1 })

    expect((await ask()).error?.code).toBe('SMS_UNAVAILABLE')
  })

  it('refuses a number and has sent nothing, that costs no wait', async () => {
    const landline = '+862155551234'

    expect((await ask(landline)).error?.code).toBe('SMS_UNAVAILABLE')
    expect((await ask(landline)).error?.code).toBe('SMS_UNAVAILABLE')
    expect((await ask()).status).toBe(200)
  })
})
