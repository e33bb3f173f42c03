import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import { createAlipaySecrets } from './alipay-credentials.ts'
import { type AlipaySettings, createAlipaySettings } from './alipay-settings.ts'
import { AuthCodes } from './auth-codes.ts'
import { registerGatewayRoute } from './gateway-route.ts'
import { writeKeyFiles } from './key-files.ts'

export interface Alipay extends OutsideSystem {
  /** Takes effect at the next request. */
  readonly settings: AlipaySettings
  readonly codes: AuthCodes
}

/**
 * Alipay's open platform (openapi.alipay.com), gateway v2 in certificate mode. Facts: payments.md §3, §6.1.
 *
 * For the host shell and for tests: `POST /_sandbox/auth-codes` `{ personId }` → `{ authCode }`;
 * `GET` and `PATCH /_sandbox/settings`.
 */
export async function startAlipay(options: { context: SandboxContext; port: number }): Promise<Alipay> {
  const { context, port } = options
  const settings = createAlipaySettings()
  const system = createOutsideSystem({
    name: 'alipay',
    title: '支付宝开放平台 Alipay',
    context,
    describe: () => [
      {
        title: '设置 Settings',
        columns: ['项目', '值'],
        rows: Object.entries(settings).map(([name, value]) => [name, String(value)]),
      },
    ],
  })
  const secrets = await context.credentials.section('alipayOwn', createAlipaySecrets)
  await context.credentials.section('alipay', () => secrets.credentials)
  const files = writeKeyFiles(secrets.credentials, context.credentials.folder)
  const codes = new AuthCodes({ store: system.store, clock: context.clock, settings })

  registerGatewayRoute({ app: system.app, clock: context.clock, secrets, settings, codes })
  system.app.post('/_sandbox/auth-codes', async ({ body }, reply) => {
    const { personId = '' } = (body ?? {}) as { personId?: string }
    if (findPerson(personId) === undefined) return reply.code(404).send({ message: 'no such demo person' })

    return { authCode: codes.issue(personId) }
  })
  system.app.get('/_sandbox/settings', async () => settings)
  system.app.patch('/_sandbox/settings', async ({ body }) => Object.assign(settings, body))
  system.onReset(() => Object.assign(settings, createAlipaySettings()))

  const baseUrl = await system.listen(port)
  context.credentials.publish('alipay', { baseUrl, gateway: `${baseUrl}/gateway.do`, ...files })

  return Object.assign(system, { settings, codes })
}
