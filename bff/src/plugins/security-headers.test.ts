import Fastify from 'fastify'
import { expect, it } from 'vitest'
import example from '../../config.example.json' with { type: 'json' }
import { type ConfigInput, parseConfig } from '../config.ts'
import { patientPages, registerSecurityHeaders } from './security-headers.ts'

async function formActionWith(merchants: ConfigInput['merchants']): Promise<string | undefined> {
  const app = Fastify()
  const institutions = example.institutions.map((one) => ({ ...one, merchants: {} }))
  await registerSecurityHeaders(app, patientPages(parseConfig({ ...example, institutions, merchants })))
  app.get('/', async () => '')
  const { headers } = await app.inject('/')

  return String(headers['content-security-policy'])
    .split(';')
    .find((one) => one.startsWith('form-action'))
}

it('a page may post a form to UnionPay’s cashier where it takes money by UnionPay, and nowhere else', async () => {
  const keys = { privateKeyPath: 'k', certPath: 'c', rootCertPath: 'r', middleCertPath: 'm' }
  const main = {
    ...keys,
    means: 'unionpay' as const,
    merchantId: '898310080620001',
    gateway: 'https://gateway.95516.com',
  }

  expect(await formActionWith({})).toBe("form-action 'self'")
  expect(await formActionWith({ main, second: main })).toBe(
    "form-action 'self' https://gateway.95516.com https://cashier.95516.com",
  )
})
