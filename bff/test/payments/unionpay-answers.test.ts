import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { SignerKind } from '../../../sandbox/src/unionpay/answer-signer.ts'
import {
  createUnionpaySecrets,
  type UnionpaySecrets,
} from '../../../sandbox/src/unionpay/unionpay-credentials.ts'
import { ConfigError } from '../../src/config/config-error.ts'
import { readMerchantKeys } from '../../src/gateways/payments/unionpay/merchant-keys.ts'
import { DAY_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { createUnionpayDesk, merchantOf, TRACE, tradeOf, type UnionpayDesk } from './unionpay-desk.ts'

const secrets = inject('sandboxSecrets').unionpayOwn
let desk: UnionpayDesk

beforeEach(async () => {
  desk = await createUnionpayDesk(secrets)
})

afterEach(() => desk.close())

describe('an answer is believed only when UnionPay signed it', () => {
  it.each<[SignerKind, string]>([
    ['other_key', 'bad_signature'],
    ['other_root', 'unknown_key'],
    ['other_name', 'unknown_key'],
    ['expired', 'unknown_key'],
  ])('signed by %s it is not: %s', async (answerSigner, objection) => {
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order)
    Object.assign(desk.unionpay.settings, { answerSigner })
    const unbelieved = { kind: 'unintelligible', reason: `answer ${objection}` }

    expect(await desk.channel.query(order, TRACE)).toMatchObject(unbelieved)
    expect(await desk.channel.refund(refund, TRACE)).toMatchObject(unbelieved)
    expect(await desk.channel.queryRefund(refund, TRACE)).toMatchObject(unbelieved)
  })

  it('not when the time of the certificates is over', async () => {
    const order = await desk.paidOrder()
    desk.clock.advance(365 * 25 * DAY_MS)

    expect(await desk.channel.query(order, TRACE)).toMatchObject({ reason: 'answer unknown_key' })
  })

  it.each<[string, (text: string) => string]>([
    ['the amount is altered', (text) => text.replace('txnAmt=12850', 'txnAmt=12851')],
    ['“paid” is altered into “failed”', (text) => text.replace('origRespCode=00', 'origRespCode=01')],
    ['a field is added', (text) => `${text}&reserved=1`],
    ['a field is there twice', (text) => `${text}&txnAmt=1`],
    ['the signature is missing', (text) => text.replace(/&signature=.*$/, '')],
    ['the certificate is missing', (text) => text.replace(/&signPubKeyCert=[^&]*/, '')],
    ['the certificate cannot be read', (text) => text.replace('-----BEGIN CERT', '-----BEGIN CRET')],
    ['a plus sign became a space', (text) => text.replaceAll('+', ' ')],
    ['it is a page of a proxy', () => '<html><body>Welcome</body></html>'],
    ['it is empty', () => ''],
  ])('not when %s', async (_what, alter) => {
    const order = await desk.paidOrder()
    const query = await desk.channelWith({ alter }).query(order, TRACE)

    expect(query).toMatchObject({ kind: 'unintelligible' })
  })

  it('not when it is a true answer about another order', async () => {
    const [mine, others] = [desk.order(), await desk.paidOrder()]
    let recorded = ''
    const remember = (text: string) => {
      recorded = text

      return text
    }
    await desk.channelWith({ alter: remember }).query(others, TRACE)
    const replayed = await desk.channelWith({ alter: () => recorded }).query(mine, TRACE)

    expect(replayed).toMatchObject({ reason: 'answer with another orderId' })
  })

  it('with plus signs in its signature, too: nothing is decoded', async () => {
    const seen: string[] = []
    const channel = desk.channelWith({
      alter(text) {
        seen.push(text.slice(text.indexOf('&signature=')))

        return text
      },
    })
    while (!seen.some((signature) => signature.includes('+'))) {
      const order = await desk.paidOrder()
      expect(await channel.query(order, TRACE)).toMatchObject({ state: 'paid' })
      desk.clock.advance(SECOND_MS)
    }
  })

  it('under the test system’s name only where the configuration says so', async () => {
    const order = await desk.paidOrder()
    const elsewhere = { ...secrets, credentials: { ...secrets.credentials, signerName: '00040000:SIGN' } }
    const other = await createUnionpayDesk(elsewhere)
    const wrong = await other.channel.query(other.order(), TRACE)
    await other.close()

    expect(wrong).toMatchObject({ reason: 'answer unknown_key' })
    expect(await tradeOf(desk, order)).toMatchObject({ state: 'paid' })
  })
})

describe('what is wrong with a merchant’s keys is told at the start', () => {
  let strangers: UnionpaySecrets

  beforeAll(async () => {
    strangers = await createUnionpaySecrets()
  })

  const read = (change: (files: ReturnType<typeof merchantOf>) => void) => {
    const config = merchantOf(secrets.credentials, mkdtempSync(join(tmpdir(), 'tongzhen-keys-')))
    change(config)

    return () =>
      readMerchantKeys({ ...config, gateway: 'http://localhost:1', cashierOrigins: [], timeoutMs: 100 })
  }

  it('a key that is not the certificate’s', () => {
    const start = read(({ privateKeyPath }) =>
      writeFileSync(privateKeyPath, strangers.credentials.privateKey),
    )
    expect(start).toThrow(ConfigError)
    expect(start).toThrow('unionpay-merchant.cer does not belong to')
  })

  it('a middle certificate of another root', () => {
    const start = read(({ middleCertPath }) =>
      writeFileSync(middleCertPath, strangers.credentials.middleCert),
    )
    expect(start).toThrow('unionpay-middle.cer is not issued by')
  })

  it('a file that is no certificate, and one that is no key', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----'
    expect(read(({ rootCertPath }) => writeFileSync(rootCertPath, broken))).toThrow(
      'unionpay-root.cer is not a certificate',
    )
    expect(read(({ privateKeyPath }) => writeFileSync(privateKeyPath, broken))).toThrow(
      'unionpay-merchant.key is not a private key',
    )
  })
})
