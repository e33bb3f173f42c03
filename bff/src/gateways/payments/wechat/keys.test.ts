import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { wechatPayMerchant } from '../../../../test/payments/wechat-pay-merchant.ts'
import { ownSecrets } from '../../../../test/payments/wechat-pay-world.ts'
import { ConfigError } from '../../../config/config-error.ts'
import type { MerchantConfig } from '../../../config/merchants.ts'
import { loadKeys } from './keys.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'wechat-pay-keys-'))
const noKey = join(dataDir, 'no-key.pem')
let merchant: MerchantConfig<'wechat'>
let platformSerial: string
let publicKeyId: string

beforeAll(async () => {
  const { credentials } = ownSecrets()
  merchant = wechatPayMerchant({ ...credentials, baseUrl: 'http://localhost:1' }, { dataDir })
  platformSerial = credentials.platformSerial
  publicKeyId = credentials.publicKeyId
  writeFileSync(noKey, '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n')
})

const pathOf = (id: string) => merchant.keyPaths[id] ?? ''

it('answers are asked for under the public key, and without one under the certificate', () => {
  expect(loadKeys(merchant).wanted).toBe(publicKeyId)
  expect(Object.keys(loadKeys(merchant).theirs).sort()).toEqual([platformSerial, publicKeyId].sort())
  const keyPaths = { [platformSerial]: pathOf(platformSerial) }
  expect(loadKeys({ ...merchant, keyPaths }).wanted).toBe(platformSerial)
})

it.each<[string, () => Partial<MerchantConfig<'wechat'>>]>([
  ['no key at all', () => ({ keyPaths: {} })],
  ['a certificate under another serial', () => ({ keyPaths: { ['AB'.repeat(16)]: pathOf(platformSerial) } })],
  ['a public key where a certificate should be', () => ({ keyPaths: { AB: pathOf(publicKeyId) } })],
  ['a file that holds no key', () => ({ keyPaths: { [publicKeyId]: noKey } })],
  ['a file that is not there', () => ({ keyPaths: { [publicKeyId]: join(dataDir, 'none') } })],
  ['the merchant’s own serial', () => ({ serialNumber: platformSerial })],
  ['a private key that is none', () => ({ privateKeyPath: noKey })],
])('%s keeps the BFF from starting', (_, changes) => {
  expect(() => loadKeys({ ...merchant, ...changes() })).toThrow(ConfigError)
})
