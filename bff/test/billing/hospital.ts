import type { Bill } from '../../../sandbox/src/his/billing/bill.ts'
import type { Orders } from '../../../sandbox/src/his/billing/charge-items.ts'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import { type HisSystem, startHis } from '../../../sandbox/src/his/start-his.ts'
import { createSandboxContext } from '../../../sandbox/src/lib/sandbox-context.ts'
import { findPerson } from '../../../sandbox/src/people.ts'
import type { InstitutionConfig } from '../../src/config/institution.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import {
  type BillingGateway,
  type BillingResult,
  billingRefusalOf,
  type SettlementOrder,
} from '../../src/gateways/his/billing-port.ts'
import type { HisGateway } from '../../src/gateways/his/port.ts'
import { createBillingGateways, createHisGateways } from '../../src/gateways/his/registry.ts'
import { createHttpClient } from '../../src/lib/http.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'

export const TRACE = { traceId: 'trace-1' }

/** The central hospital's HIS of the sandbox, and the gateways that ask it. */
export interface Hospital {
  readonly his: HisSystem
  readonly clock: TestClock
  readonly central: HospitalHis
  readonly billing: BillingGateway
  readonly gateway: HisGateway
  /** A visit of today with its bills. */
  orderFor(personId: string, orders?: Orders): Bill[]
  /** Checks bills and answers the order that settles them. */
  orderToSettle(bills: readonly Bill[], orderNumber: string): Promise<SettlementOrder>
  /** The status of bills at the hospital, by its own books. */
  statusesOf(bills: readonly Bill[]): string[]
  close(): Promise<void>
}

/** @param options.timeoutMs how long the gateways wait for an answer */
export async function startHospital({ timeoutMs = 60_000 } = {}): Promise<Hospital> {
  const clock = createTestClock()
  const context = createSandboxContext({ clock: { now: () => clock.now().getTime() }, seed: 'test' })
  const his = await startHis({ context, port: 0 })
  const [central] = his.hospitals
  const caller = his.credentials.institutions['tz-central']
  if (central === undefined || caller?.baseUrl === undefined) throw new Error('the group has no hospital')

  const institution = {
    institutionId: 'tz-central',
    his: {
      ...{ kind: 'front-service', baseUrl: caller.baseUrl, appId: caller.appId, timeoutMs },
      secret: caller.appSecret,
    },
  } as InstitutionConfig
  const deps = {
    clock,
    http: createHttpClient({ allowedHosts: new Set([new URL(caller.baseUrl).host]) }),
    onUnreadableRows: () => undefined,
  }
  const config = { institutions: [institution] }
  const billing = createBillingGateways(config, deps).of('tz-central')

  return {
    ...{ his, clock, central, billing },
    gateway: createHisGateways(config, deps).of('tz-central'),

    orderFor(personId, orders = { ecg: 1, bloodCount: 1 }) {
      const bills = central.cashier.addBills({ patientNo: patientNumberOf(personId), orders })
      if (bills === undefined) throw new Error(`${personId} has no file here`)

      return bills
    },

    async orderToSettle(bills, orderNumber) {
      const billIds = bills.map(({ billNo }) => billNo)
      const hospitalPatientNumber = bills[0]?.patientNo ?? ''
      const { amountFen, digest } = answerOf(
        await billing.checkBills({ hospitalPatientNumber, billIds }, TRACE),
      )

      return {
        ...{ orderNumber, hospitalPatientNumber, billIds, amountFen, digest },
        means: 'wechat',
        providerNumber: `4200${orderNumber}`,
        paidAt: '2026-11-24T09:00:00+08:00',
      }
    },

    statusesOf(bills) {
      const numbers = bills.map(({ billNo }) => billNo)
      const kept = central.cashier.bills().filter(({ billNo }) => numbers.includes(billNo))

      return kept.map(({ status }) => status)
    },

    close: () => his.close(),
  }
}

/** What a demo person is to the central hospital. */
export function patientNumberOf(personId: string, hospitalCode = '310001'): string {
  const file = findPerson(personId)?.files.find((one) => one.hospitalCode === hospitalCode)
  if (file === undefined) throw new Error(`${personId} has no file at ${hospitalCode}`)

  return file.patientNo
}

/** The answer of a call that must succeed. */
export function answerOf<T>(result: BillingResult<T>): T {
  if (isGatewayFailure(result)) throw new Error(`no answer: ${result.reason}`)

  return result as T
}

/** The word of a call that must be refused. */
export function refusalIn(result: BillingResult<unknown>): string {
  const refusal = isGatewayFailure(result) ? billingRefusalOf(result) : undefined
  if (refusal === undefined) throw new Error(`not refused: ${JSON.stringify(result)}`)

  return refusal
}
