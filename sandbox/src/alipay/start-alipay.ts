import { AlteredLines } from '../lib/altered-lines.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerSettings } from '../lib/settings-routes.ts'
import { findPerson } from '../people.ts'
import { createAlipaySecrets, SELLER_ID } from './alipay-credentials.ts'
import { type AlipaySettings, createAlipaySettings } from './alipay-settings.ts'
import { AuthCodes } from './auth-codes.ts'
import { createBillDesk } from './bills/bill-desk.ts'
import { unavailable } from './gateway-failure.ts'
import { nodeOf, parametersOf, registerGatewayRoute } from './gateway-route.ts'
import { writeKeyFiles } from './key-files.ts'
import { createMessageDesk, createTemplateIds } from './messages/message-desk.ts'
import { createAnswerWriter } from './signed-answer.ts'
import { systemOauthToken } from './system-oauth-token.ts'
import { createTradeDesk, type TradeDesk } from './trades/trade-desk.ts'
import { createTransferDesk, type TransferDesk } from './transfers/transfer-desk.ts'

export interface Alipay extends OutsideSystem {
  /** Takes effect at the next request. */
  readonly settings: AlipaySettings
  readonly codes: AuthCodes
  /** Trades, their notices and their cashier. */
  readonly trades: TradeDesk
  readonly transfers: TransferDesk
  /** Discrepancies planted in its bills. */
  readonly altered: AlteredLines
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
  const secrets = await context.credentials.section('alipayOwn', createAlipaySecrets)
  const writeAnswer = createAnswerWriter(secrets, settings)
  const system = createOutsideSystem({
    name: 'alipay',
    title: '支付宝开放平台 Alipay',
    context,
    busyAnswer: (request) => writeAnswer(nodeOf(parametersOf(request)), unavailable),
    describe: () => [
      ...trades.describe(),
      transfers.describe(),
      messages.describe(),
      {
        title: '设置 Settings',
        columns: ['项目', '值'],
        rows: Object.entries(settings).map(([name, value]) => [name, String(value)]),
      },
    ],
  })
  await context.credentials.section('alipay', () => secrets.credentials)
  const files = writeKeyFiles(secrets.credentials, context.credentials.folder)
  const codes = new AuthCodes({ store: system.store, clock: context.clock, settings })

  const trades = createTradeDesk({
    ...{ settings, store: system.store, clock: context.clock, seed: context.seed },
    seller: { appId: secrets.credentials.appId, sellerId: SELLER_ID, privateKey: secrets.alipayPrivateKey },
  })
  const transfers = createTransferDesk({ settings, store: system.store, clock: context.clock })
  const altered = new AlteredLines(system.store)
  const billUrl = createBillDesk({
    ...{ settings, altered, app: system.app, clock: context.clock, sellerId: SELLER_ID },
    ...{ book: trades.book, transfers: () => transfers.list() },
    origin: () => system.origin,
  })

  const templateIds = await context.credentials.section('alipayTemplates', createTemplateIds)
  const messages = createMessageDesk({
    ...{ settings, templateIds, app: system.app, store: system.store, clock: context.clock },
    book: trades.book,
  })

  registerGatewayRoute({
    ...{ app: system.app, clock: context.clock, secrets, settings, writeAnswer },
    methods: {
      ...trades.methods,
      ...transfers.methods,
      'alipay.system.oauth.token': (asked) =>
        systemOauthToken(asked, { codes, settings, nowMs: context.clock.now() }),
      'alipay.data.dataservice.bill.downloadurl.query': billUrl,
      'alipay.open.app.mini.templatemessage.send': messages.send,
    },
  })
  system.app.post('/_sandbox/auth-codes', async ({ body }, reply) => {
    const { personId = '' } = (body ?? {}) as { personId?: string }
    if (findPerson(personId) === undefined) return reply.code(404).send({ message: 'no such demo person' })

    return { authCode: codes.issue(personId) }
  })
  registerSettings(system, { settings, create: createAlipaySettings })

  system.app.addHook('preClose', () => trades.notices.close())
  const baseUrl = await system.listen(port)
  context.credentials.publish('alipay', {
    ...{ baseUrl, gateway: `${baseUrl}/gateway.do`, sellerId: SELLER_ID, templates: templateIds },
    ...files,
  })
  trades.notices.arm()

  return Object.assign(system, { settings, codes, trades, transfers, altered })
}
