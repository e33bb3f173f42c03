import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '../../sandbox/src/start-sandbox.ts'
import type { ConfigInput } from '../src/config.ts'
import { type PublishedWechatPay, wechatPayMerchant } from './payments/wechat-pay-merchant.ts'

interface Published {
  his: { institutions: Record<string, { baseUrl: string; appId: string; appSecret: string }> }
  wechat: { baseUrl: string; appId: string; appSecret: string; jsSdkUrl: string }
  wechatPay: PublishedWechatPay
  suishenban: { baseUrl: string; clientId: string; clientSecret: string; paths: Record<string, string> }
  alipay: Record<'gateway' | 'appId' | 'appPrivateKey' | 'appCert' | 'alipayCert' | 'alipayRootCert', string>
  sms: { baseUrl: string; appId: string; appSecret: string }
}

/** The configuration of a BFF that talks to this sandbox. `dataDir` takes key files and the BFF's own keys. */
export function sandboxConfig(sandbox: Sandbox, dataDir: string): ConfigInput {
  const published = sandbox.context.credentials.all() as unknown as Published
  const { his, wechat, wechatPay, suishenban, alipay, sms } = published
  const institutions = Object.keys(his.institutions)
  const all = { institutions }
  const pem = (name: string, text: string) => {
    const path = join(dataDir, name)
    writeFileSync(path, text)

    return path
  }

  return {
    dataDir,
    logLevel: 'silent',
    publicOrigins: {
      wechat: sandbox.origins.wechatShell,
      suishenban: sandbox.origins.suishenbanShell,
      alipay: 'http://localhost:8080',
      web: 'http://localhost:8080',
    },
    institutions: Object.entries(his.institutions).map(([institutionId, caller]) => ({
      institutionId,
      modules: ['booking', 'special_need', 'mdt', 'new_file'],
      his: {
        kind: 'front-service',
        baseUrl: caller.baseUrl,
        appId: caller.appId,
        secret: caller.appSecret,
        timeoutMs: 15_000,
      },
      merchants: { wechat: 'wechat-main' },
    })),
    portals: { wechat: all, suishenban: all, alipay: all, web: all },
    wechat: {
      appId: wechat.appId,
      secret: wechat.appSecret,
      apiBase: wechat.baseUrl,
      authorizeUrl: `${wechat.baseUrl}/connect/oauth2/authorize`,
      jsSdkUrl: wechat.jsSdkUrl,
    },
    suishenban: {
      clientId: suishenban.clientId,
      clientSecret: suishenban.clientSecret,
      apiBase: suishenban.baseUrl,
      authorizeUrl: `${suishenban.baseUrl}${suishenban.paths.authorize}`,
      jsSdkUrl: `${suishenban.baseUrl}${suishenban.paths.script}`,
    },
    alipay: {
      appId: alipay.appId,
      gateway: alipay.gateway,
      privateKeyPath: pem('alipay-app.key', alipay.appPrivateKey),
      appCertPath: pem('alipay-app.crt', alipay.appCert),
      alipayCertPath: pem('alipay.crt', alipay.alipayCert),
      rootCertPath: pem('alipay-root.crt', alipay.alipayRootCert),
    },
    merchants: { 'wechat-main': wechatPayMerchant(wechatPay, { dataDir }) },
    sms: { baseUrl: sms.baseUrl, appId: sms.appId, secret: sms.appSecret, timeoutMs: 5_000 },
    limits: {
      requestsPerAddressPerMinute: 100_000,
      challengeDifficultyBits: 8,
      // The sandbox and the tests themselves run in the same process.
      maxEventLoopDelayMs: 0,
    },
  }
}
