import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import example from '../../config.example.json' with { type: 'json' }
import { parseConfig } from '../config/read-config.ts'
import type { ConfigInput } from '../config.ts'
import { patientPages, registerSecurityHeaders } from './security-headers.ts'

const { staticDir: _elsewhere, ...given } = example

async function policyWith(changes: Partial<ConfigInput>): Promise<string[]> {
  const app = Fastify()
  const institutions = given.institutions.map((one) => ({ ...one, merchants: {} }))
  const config = parseConfig({ ...given, institutions, merchants: {}, ...changes })
  await registerSecurityHeaders(app, patientPages(config))
  app.get('/', async () => '')
  const { headers } = await app.inject('/')

  return String(headers['content-security-policy']).split(';')
}

async function formActionWith(merchants: ConfigInput['merchants']): Promise<string | undefined> {
  return (await policyWith({ merchants })).find((one) => one.startsWith('form-action'))
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

it('the scripts that stand in the built page run, and no other that somebody slips into it', async () => {
  const staticDir = mkdtempSync(join(tmpdir(), 'tongzhen-page-'))
  const page = '<script>preload()</script><script defer src="/js/app.js"></script><script>start()</script>'
  writeFileSync(join(staticDir, 'index.html'), page)

  const scripts = (await policyWith({ staticDir })).find((one) => one.startsWith('script-src '))

  const hashes = ['preload()', 'start()'].map((script) =>
    createHash('sha256').update(script).digest('base64'),
  )
  expect(scripts).toContain(`script-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`)
  expect(scripts).not.toContain('unsafe-inline')
})
