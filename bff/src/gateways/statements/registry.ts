import { ConfigError } from '../../config/config-error.ts'
import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { createAlipayStatement } from './alipay-statement.ts'
import { createAlipayTransferStatement } from './alipay-transfer-statement.ts'
import { createHisStatement } from './his-statement.ts'
import type { StatementGateway } from './port.ts'
import { createUnionpayStatement } from './unionpay-statement.ts'
import { createWechatStatement } from './wechat-statement.ts'
import { createWechatTransferStatement } from './wechat-transfer-statement.ts'

/** Made when they are first asked for: throws a `ConfigError` for a name that is not configured, or not rightly. */
export interface StatementGateways {
  ofMerchant(merchant: string): StatementGateway
  /** Of the account from which a merchant transfers. */
  ofTransfers(merchant: string): StatementGateway
  ofInstitution(institutionId: string): StatementGateway
}

export interface StatementDeps {
  config: Pick<Config, 'institutions' | 'merchants'>
  http: FileClient
  clock: Clock
  alipayClient: AlipayClient | undefined
}

export function createStatementGateways({
  config,
  http,
  clock,
  alipayClient,
}: StatementDeps): StatementGateways {
  const made = new Map<string, StatementGateway>()
  const once = (name: string, make: () => StatementGateway) => {
    const gateway = made.get(name) ?? make()
    made.set(name, gateway)

    return gateway
  }

  return {
    ofMerchant: (name) =>
      once(`merchant ${name}`, () => {
        const merchant = config.merchants[name]
        if (merchant?.means === 'wechat') return createWechatStatement(merchant, { http })
        if (merchant?.means === 'unionpay') return createUnionpayStatement(merchant, { http, clock })
        if (merchant === undefined || alipayClient === undefined) throw new ConfigError(`no merchant ${name}`)

        return createAlipayStatement({ client: alipayClient, http, clock })
      }),
    ofTransfers: (name) =>
      once(`transfers of ${name}`, () => {
        const merchant = config.merchants[name]
        if (merchant?.means === 'wechat' && merchant.transfers?.statement)
          return createWechatTransferStatement(merchant, { http, statement: merchant.transfers.statement })
        if (merchant?.means === 'alipay' && merchant.transfers?.statement && alipayClient) {
          const { statement } = merchant.transfers

          return createAlipayTransferStatement({ client: alipayClient, http, clock, statement })
        }
        throw new ConfigError(`no transfers of ${name}`)
      }),
    ofInstitution: (institutionId) =>
      once(`institution ${institutionId}`, () => {
        const institution = config.institutions.find((one) => one.institutionId === institutionId)
        if (institution === undefined) throw new ConfigError(`no institution ${institutionId}`)

        return createHisStatement(institution, { http, clock })
      }),
  }
}
