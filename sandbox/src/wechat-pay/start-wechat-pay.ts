import { AlteredLines } from '../lib/altered-lines.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerSettings } from '../lib/settings-routes.ts'
import { createWechatCredentials } from '../wechat/wechat-credentials.ts'
import { billRoutes } from './bill-routes.ts'
import { Cashier } from './cashier.ts'
import { registerCashierRoutes } from './cashier-routes.ts'
import { certificateRoute } from './certificate-route.ts'
import { describeWechatPay } from './describe-wechat-pay.ts'
import { writeKeyFiles } from './key-files.ts'
import { createNotices, type EventOf, type NoticeSender } from './notices.ts'
import { tooOften } from './pay-refusal.ts'
import { refundRoutes } from './refund-routes.ts'
import { Refunds } from './refunds.ts'
import { refusalBody, registerSignedRoutes } from './signed-routes.ts'
import { Signer } from './signer.ts'
import { registerTakingRoutes } from './taking-routes.ts'
import { tradeRoutes } from './trade-routes.ts'
import { Trades } from './trades.ts'
import { transferRoutes } from './transfer-routes.ts'
import { Transfers } from './transfers.ts'
import { createWechatPaySecrets } from './wechat-pay-credentials.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'
import { createWechatPaySettings, type WechatPaySettings } from './wechat-pay-settings.ts'

export interface WechatPay extends OutsideSystem {
  /** Takes effect at the next request or call-back. */
  readonly settings: WechatPaySettings
  readonly trades: Trades
  readonly refunds: Refunds
  readonly transfers: Transfers
  /** Plays the payer. */
  readonly cashier: Cashier
  readonly notices: NoticeSender
  /** Discrepancies planted in its bills. */
  readonly altered: AlteredLines
}

/**
 * WeChat Pay's merchant interface v3 (api.mch.weixin.qq.com), as far as JSAPI payments and transfers to people need it. Facts:
 * payments.md §1.1–1.6, §1.8, §1.9, §6.1. It knows one merchant, bound to the official account of `wechat`.
 *
 * For the WeChat app's stand-in and for tests: `POST /_sandbox/cashier/open` and `/pay`; `GET` and `PATCH
 * /_sandbox/settings`.
 */
export async function startWechatPay(options: { context: SandboxContext; port: number }): Promise<WechatPay> {
  const { context, port } = options
  const settings = createWechatPaySettings()
  const system = createOutsideSystem({
    name: 'wechat-pay',
    title: '微信支付 WeChat Pay',
    context,
    busyAnswer: (_, reply) => refusalBody(reply, tooOften()),
    describe: () => describeWechatPay({ trades, refunds, transfers, notices, eventOf, settings }),
  })
  const { appId } = await context.credentials.section('wechat', createWechatCredentials)
  const secrets = await context.credentials.section('wechatPayOwn', () => createWechatPaySecrets(appId))
  const { credentials } = secrets
  await context.credentials.section('wechatPay', () => credentials)
  const files = writeKeyFiles(credentials, context.credentials.folder)

  const { app, store } = system
  const office: WechatPayOffice = { app, store, clock: context.clock, secrets, settings, seed: context.seed }
  const signer = new Signer(secrets)
  const eventOf: EventOf = ({ kind, number }) => {
    if (kind === 'mch_payment') return transfers.eventOf(number)

    return kind === 'transaction' ? trades.eventOf(number) : refunds.eventOf(number)
  }
  const notices = createNotices(office, { signer, eventOf })
  const trades: Trades = new Trades(office, notices)
  const refunds: Refunds = new Refunds(office, { trades, notices })
  const transfers: Transfers = new Transfers(office, notices)
  const cashier = new Cashier(trades, credentials)
  const altered = new AlteredLines(store)

  registerSignedRoutes(office, {
    signer,
    routes: [
      ...tradeRoutes(trades, credentials),
      ...refundRoutes(refunds),
      ...transferRoutes(office, { transfers, origin: () => system.origin }),
      ...billRoutes(office, { trades, refunds, transfers, altered, origin: () => system.origin }),
      certificateRoute(credentials),
    ],
  })
  registerCashierRoutes(app, cashier)
  registerTakingRoutes(app, { transfers, credentials })
  registerSettings(system, { settings, create: createWechatPaySettings })
  app.addHook('preClose', () => notices.close())

  const baseUrl = await system.listen(port)
  context.credentials.publish('wechatPay', { baseUrl, ...files })
  notices.arm()

  return Object.assign(system, { settings, trades, refunds, transfers, cashier, notices, altered })
}
