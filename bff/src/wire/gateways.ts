import { outsideHosts } from '../config/outside-hosts.ts'
import { createAlipayGateway } from '../gateways/alipay/alipay-gateway.ts'
import { type AlipayClient, createAlipayClient } from '../gateways/alipay/client.ts'
import { createHealthCardGateway } from '../gateways/health-cards/client.ts'
import type { BillingGateways } from '../gateways/his/billing-port.ts'
import {
  createBillingGateways,
  createHisGateways,
  createInpatientGateways,
  createPrepaidGateways,
  createQueueGateways,
  createStatisticsGateways,
  type HisGatewayDeps,
} from '../gateways/his/registry.ts'
import { createInvoiceGateways } from '../gateways/invoices/registry.ts'
import { createModelGateway } from '../gateways/model/openai-gateway.ts'
import { createChannelAdapters } from '../gateways/payments/channel-adapters.ts'
import { createPaymentChannels, type PaymentChannels } from '../gateways/payments/registry.ts'
import { createRecordGateways } from '../gateways/records/registry.ts'
import { createReportGateways } from '../gateways/reports/registry.ts'
import { createSmsGateway } from '../gateways/sms/client.ts'
import { createStatementGateways } from '../gateways/statements/registry.ts'
import { createSuishenbanGateway } from '../gateways/suishenban/client.ts'
import { createTransferChannels, type TransferChannels } from '../gateways/transfers/registry.ts'
import { createWechatGateway } from '../gateways/wechat/client.ts'
import type { Ground } from '../ground.ts'
import { createGuardedFetch } from '../lib/http.ts'
import type { HostGateways } from '../modules/accounts/deps.ts'
import { createModelUses } from '../modules/assistant/model-uses.ts'

/** Sides of a payment that a test plays itself; of the others the true ones are used. */
export interface Outside {
  billing?: BillingGateways
  channels?: PaymentChannels
  transfers?: TransferChannels
}

/** Everything outside of ours that a domain may ask. */
export type Gateways = ReturnType<typeof createGateways>

export function createGateways(ground: Ground, outside: Outside) {
  const { config, db, clock, http, log } = ground
  const hisDeps: HisGatewayDeps = {
    http,
    clock,
    onUnreadableRows: (event) => log.warn(event, 'rows of a hospital that cannot be read'),
  }
  const alipayClient = config.alipay && createAlipayClient(config.alipay, { clock })
  const adapters = createChannelAdapters({ config, http, clock, alipayClient })
  const {
    billing = createBillingGateways(config, hisDeps),
    channels = createPaymentChannels(config, adapters),
    transfers = createTransferChannels({ config, http, clock, alipayClient, channels }),
  } = outside

  return {
    hosts: hostGateways(ground, alipayClient),
    sms: createSmsGateway(config.sms, { http, clock }),
    his: createHisGateways(config, hisDeps),
    inpatient: createInpatientGateways(config, hisDeps),
    queues: createQueueGateways(config, hisDeps),
    prepaid: createPrepaidGateways(config, hisDeps),
    statistics: createStatisticsGateways(config, hisDeps),
    ...{ billing, channels, transfers },
    statements: createStatementGateways({ config, http, clock, alipayClient }),
    invoices: createInvoiceGateways(config, { http }),
    records: createRecordGateways(config, {
      http,
      onLeftOut: (event) => log.warn(event, 'outpatient records that cannot be shown'),
    }),
    reports: createReportGateways(config, {
      http,
      onLeftOut: (event) => log.warn(event, 'reports that cannot be shown'),
    }),
    healthCards: config.healthCards && createHealthCardGateway(config.healthCards, { http, clock }),
    model:
      config.model &&
      createModelGateway(config.model, {
        fetch: createGuardedFetch({ allowedHosts: outsideHosts(config) }),
        clock,
        uses: createModelUses(config.model, { db, clock }),
      }),
  }
}

function hostGateways({ config, http, clock }: Ground, alipayClient: AlipayClient | undefined): HostGateways {
  return {
    ...(config.wechat && { wechat: createWechatGateway(config.wechat, { http, clock }) }),
    ...(config.suishenban && { suishenban: createSuishenbanGateway(config.suishenban, { http, clock }) }),
    ...(alipayClient && { alipay: createAlipayGateway(alipayClient) }),
  }
}
