import type { FaultRule } from '../../../sandbox/src/lib/fault-injector.ts'
import type { Sandbox } from '../../../sandbox/src/start-sandbox.ts'
import type { ConfigInput } from '../../src/config.ts'

/** How long a call to anybody is waited for. */
const TIMEOUT_MS = 2_500
const LOST = 0.1
const SLOW = 0.05
const DUPLICATE = 0.2
const LATE_BY_MS = 2_000

/** Only what the BFF asks of UnionPay, not what a browser does. */
const UNIONPAY_CALLS = ['/gateway/api/queryTrans.do', '/gateway/api/backTransReq.do']

export interface Trouble {
  /** From now on all is well again; answers how often what has happened. */
  end(): string
}

/** A tenth of requests and of answers is lost everywhere, some arrive late, and so do call-backs, some of them twice. */
export function troubleEverywhere({ his, wechatPay, alipay, unionpay }: Sandbox): Trouble {
  const systems = [his, wechatPay, alipay, unionpay]
  const rules: FaultRule[] = [
    { kind: 'lost-request', probability: LOST },
    { kind: 'lost-answer', probability: LOST },
    // It takes effect after we have stopped waiting.
    { kind: 'slow', probability: SLOW, delayMs: TIMEOUT_MS + 1_000 },
  ]
  for (const { faults } of [his, wechatPay, alipay]) for (const rule of rules) faults.add(rule)
  for (const path of UNIONPAY_CALLS) for (const rule of rules) unionpay.faults.add({ ...rule, path })
  const notices = { noticeLoss: LOST, noticeDuplicate: DUPLICATE, noticeLateByMs: LATE_BY_MS }
  Object.assign(alipay.settings, { ...notices, noticeForged: 0.05 })
  Object.assign(wechatPay.settings, {
    ...notices,
    noticeForged: 0.05,
    noticeSignTest: 0.05,
    refundSeconds: 1,
  })
  Object.assign(unionpay.settings, notices)

  return {
    end() {
      const struck = new Map<string, number>()
      for (const { faults } of systems) {
        for (const fault of faults.list())
          struck.set(fault.kind, (struck.get(fault.kind) ?? 0) + fault.struck)
        faults.clear()
      }

      return [...struck].map(([kind, count]) => `${count} ${kind}`).join(', ')
    },
  }
}

/** A BFF that soon stops waiting, and so soon takes over what a dead one left. */
export function withImpatience(config: ConfigInput): ConfigInput {
  const timeoutMs = TIMEOUT_MS
  const merchants = Object.entries(config.merchants ?? {}).map(([name, merchant]) => [
    name,
    merchant.means === 'alipay' ? merchant : { ...merchant, timeoutMs },
  ])

  return {
    ...config,
    institutions: config.institutions.map((one) => ({
      ...one,
      his: { ...one.his, timeoutMs },
      ...(one.invoices && { invoices: { ...one.invoices, timeoutMs } }),
    })),
    merchants: Object.fromEntries(merchants),
    ...(config.alipay && { alipay: { ...config.alipay, timeoutMs } }),
    ...(config.wechat && { wechat: { ...config.wechat, timeoutMs } }),
    sms: { ...config.sms, timeoutMs },
  }
}
