import type { InstitutionConfig } from '../../config/institution.ts'
import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import type { BillingGateway, BillingGateways } from './billing-port.ts'
import type { FrontServiceDeps } from './front-service/asking.ts'
import { createFrontServiceBilling } from './front-service/billing-gateway.ts'
import { createFrontServiceClient } from './front-service/client.ts'
import { createFrontServiceGateway } from './front-service/front-service-gateway.ts'
import { createFrontServiceInpatient } from './front-service/inpatient-gateway.ts'
import { createFrontServicePrepaid } from './front-service/prepaid-gateway.ts'
import { createFrontServiceQueue } from './front-service/queue-gateway.ts'
import { createFrontServiceStatistics } from './front-service/statistics-gateway.ts'
import type { InpatientGateway, InpatientGateways } from './inpatient-port.ts'
import type { HisGateway } from './port.ts'
import type { PrepaidGateway, PrepaidGateways } from './prepaid-port.ts'
import type { QueueGateway, QueueGateways } from './queue-port.ts'
import type { StatisticsGateway, StatisticsGateways } from './statistics-port.ts'

export interface HisGateways {
  /** Throws for an institution that is not configured: whoever asks has checked the portal before. */
  of(institutionId: string): HisGateway
}

export interface HisGatewayDeps {
  http: HttpClient
  clock: Clock
  onUnreadableRows: (event: { institutionId: string; path: string; count: number }) => void
}

type HisKind = InstitutionConfig['his']['kind']
interface Adapter {
  his: (institution: InstitutionConfig, deps: HisGatewayDeps) => HisGateway
  billing: (institution: InstitutionConfig, deps: HisGatewayDeps) => BillingGateway
  inpatient: (institution: InstitutionConfig, deps: HisGatewayDeps) => InpatientGateway
  prepaid: (institution: InstitutionConfig, deps: HisGatewayDeps) => PrepaidGateway
  queue: (institution: InstitutionConfig, deps: HisGatewayDeps) => QueueGateway
  statistics: (institution: InstitutionConfig, deps: HisGatewayDeps) => StatisticsGateway
}

/** One adapter for each kind of system (docs/guides/connect-a-hospital.md). */
const adapters: Record<HisKind, Adapter> = {
  'front-service': {
    his: (institution, deps) => createFrontServiceGateway(frontServiceOf(institution, deps)),
    billing: (institution, deps) => createFrontServiceBilling(frontServiceOf(institution, deps)),
    inpatient: (institution, deps) => createFrontServiceInpatient(frontServiceOf(institution, deps)),
    prepaid: (institution, deps) => createFrontServicePrepaid(frontServiceOf(institution, deps)),
    queue: (institution, deps) => createFrontServiceQueue(frontServiceOf(institution, deps)),
    statistics: (institution, deps) => createFrontServiceStatistics(frontServiceOf(institution, deps)),
  },
}

function frontServiceOf(
  { institutionId, his }: InstitutionConfig,
  { http, clock, onUnreadableRows }: HisGatewayDeps,
): FrontServiceDeps {
  return {
    client: createFrontServiceClient(his, { http, clock }),
    onUnreadableRows: (event) => onUnreadableRows({ institutionId, ...event }),
  }
}

/** One gateway for each configured institution. */
export function createHisGateways(config: Pick<Config, 'institutions'>, deps: HisGatewayDeps): HisGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].his(one, deps))
}

/** The same for bills. */
export function createBillingGateways(
  config: Pick<Config, 'institutions'>,
  deps: HisGatewayDeps,
): BillingGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].billing(one, deps))
}

/** The same for inpatients. */
export function createInpatientGateways(
  config: Pick<Config, 'institutions'>,
  deps: HisGatewayDeps,
): InpatientGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].inpatient(one, deps))
}

/** The same for money on cards. */
export function createPrepaidGateways(
  config: Pick<Config, 'institutions'>,
  deps: HisGatewayDeps,
): PrepaidGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].prepaid(one, deps))
}

/** The same for check-in and queue. */
export function createQueueGateways(
  config: Pick<Config, 'institutions'>,
  deps: HisGatewayDeps,
): QueueGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].queue(one, deps))
}

/** The same for what hospitals count. */
export function createStatisticsGateways(
  config: Pick<Config, 'institutions'>,
  deps: HisGatewayDeps,
): StatisticsGateways {
  return gatewaysOf(config, (one) => adapters[one.his.kind].statistics(one, deps))
}

function gatewaysOf<Gateway>(
  { institutions }: Pick<Config, 'institutions'>,
  create: (institution: InstitutionConfig) => Gateway,
): { of(institutionId: string): Gateway } {
  const gateways = new Map(institutions.map((one) => [one.institutionId, create(one)]))

  return {
    of(institutionId) {
      const gateway = gateways.get(institutionId)
      if (gateway === undefined) throw new Error(`institution ${institutionId} is not configured`)

      return gateway
    },
  }
}
