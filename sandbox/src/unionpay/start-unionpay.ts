import { AlteredLines } from '../lib/altered-lines.ts'
import { writeKeyFiles } from '../lib/key-files.ts'
import { createOutsideSystem, type OutsideSystem, type StateTable } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerSettings } from '../lib/settings-routes.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { answerText } from './answer.ts'
import { AnswerSigner } from './answer-signer.ts'
import { registerBackRoute } from './back-route.ts'
import type { Fields } from './fields.ts'
import { registerFileRoute } from './file-route.ts'
import { registerFrontRoute } from './front-route.ts'
import { createNoticeSender } from './notices.ts'
import { registerQueryRoute } from './query-route.ts'
import { TradeBook } from './trade-book.ts'
import { createUnionpaySecrets } from './unionpay-credentials.ts'
import type { UnionpayService } from './unionpay-service.ts'
import { createUnionpaySettings, type UnionpaySettings } from './unionpay-settings.ts'

export interface Unionpay extends OutsideSystem {
  /** Takes effect at the next request. */
  readonly settings: UnionpaySettings
  readonly trades: TradeBook
  readonly signer: AnswerSigner
  readonly notices: UnionpayService['notices']
  /** Discrepancies planted in its files. */
  readonly altered: AlteredLines
}

/**
 * UnionPay's gateway 5.1.0 (gateway.95516.com): front transaction with its cashier, query, refund and
 * revocation, call-backs, and the day's file. Facts: payments.md §4.1, §6.1.
 *
 * For tests and the control panel: `GET` and `PATCH /_sandbox/settings`.
 */
export async function startUnionpay(options: { context: SandboxContext; port: number }): Promise<Unionpay> {
  const { context, port } = options
  const { clock, seed } = context
  const settings = createUnionpaySettings()
  const system = createOutsideSystem({
    name: 'unionpay',
    title: '银联在线支付 UnionPay',
    context,
    busyAnswer: ({ body }) => answerText({ signer, settings }, { asked: (body ?? {}) as Fields, code: '06' }),
    describe: () => describe(service),
  })
  const { app, store } = system
  const { credentials, ...own } = await context.credentials.section('unionpayOwn', createUnionpaySecrets)
  await context.credentials.section('unionpay', () => credentials)
  const files = writeKeyFiles(context.credentials.folder, {
    privateKeyPath: { name: 'unionpay-merchant-private-key.pem', pem: credentials.privateKey },
    certPath: { name: 'unionpay-merchant-cert.cer', pem: credentials.cert },
    rootCertPath: { name: 'unionpay-root-cert.cer', pem: credentials.rootCert },
    middleCertPath: { name: 'unionpay-middle-cert.cer', pem: credentials.middleCert },
  })
  const signer = new AnswerSigner({ credentials, ...own })
  const trades = new TradeBook({ store, clock })
  const notices = createNoticeSender({ store, clock, settings, trades, signer }, seed)
  const altered = new AlteredLines(store)
  const service: UnionpayService = {
    ...{ app, store, clock, credentials, settings, trades, signer, notices, altered },
  }

  registerFrontRoute(service)
  registerQueryRoute(service)
  registerBackRoute(service)
  registerFileRoute(service)
  registerSettings(system, { settings, create: createUnionpaySettings })
  app.addHook('preClose', () => notices.close())

  const baseUrl = await system.listen(port)
  context.credentials.publish('unionpay', { baseUrl, gateway: baseUrl, ...files })
  notices.arm()

  return Object.assign(system, { settings, trades, signer, notices, altered })
}

function describe({ trades, notices, settings }: UnionpayService): StateTable[] {
  return [
    {
      title: '交易 Trades',
      columns: ['时间', '类型', '订单号', '金额（分）', '应答码', 'queryId'],
      rows: trades
        .list()
        .slice(0, 50)
        .map((trade) => [
          trade.asked.txnTime ?? '',
          `${trade.asked.txnType}/${trade.asked.txnSubType}`,
          trade.asked.orderId ?? '',
          String(trade.amountFen),
          trades.codeOf(trade) ?? '未支付',
          trade.outcome?.queryId ?? '',
        ]),
    },
    {
      title: '后台通知 Call-backs',
      columns: ['时间', '订单号', '地址', '次数', '状态'],
      rows: notices
        .list()
        .slice(0, 50)
        .map(({ atMs, content, url, attempts, state }) => [
          shanghaiDateTime(atMs),
          content.orderId,
          url,
          String(attempts),
          state,
        ]),
    },
    {
      title: '设置 Settings',
      columns: ['项目', '值'],
      rows: Object.entries(settings).map(([name, value]) => [name, String(value)]),
    },
  ]
}
