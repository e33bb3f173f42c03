import { fileURLToPath } from 'node:url'
import { type Alipay, startAlipay } from './alipay/start-alipay.ts'
import type { SandboxSecrets } from './create-secrets.ts'
import { type Desk, startDesk } from './desk.ts'
import { type EventPlatform, startEvents } from './events/start-events.ts'
import type { InstitutionData } from './group/institution.ts'
import { type HealthCardPlatform, startHealthCards } from './health-cards/start-health-cards.ts'
import { type HisSystem, startHis } from './his/start-his.ts'
import { startAlipayShell } from './hosts/start-alipay-shell.ts'
import { startSuishenbanShell } from './hosts/start-suishenban-shell.ts'
import { startWechatShell } from './hosts/start-wechat-shell.ts'
import { type InvoicePlatform, startInvoices } from './invoices/start-invoices.ts'
import type { Clock } from './lib/clock.ts'
import type { OutsideSystem } from './lib/outside-system.ts'
import { createSandboxContext, type SandboxContext } from './lib/sandbox-context.ts'
import { type ModelSystem, startModel } from './model/start-model.ts'
import { people } from './people.ts'
import { type PlatformSystem, startPlatform } from './platform/start-platform.ts'
import { type RecordSystem, startRecords } from './records/start-records.ts'
import { type ReportSystem, startReports } from './reports/start-reports.ts'
import { freePorts, type SandboxPorts, type SandboxServer } from './sandbox-ports.ts'
import { type SmsGateway, startSms } from './sms/start-sms.ts'
import { startSuishenban } from './suishenban/start-suishenban.ts'
import { startUnionpay, type Unionpay } from './unionpay/start-unionpay.ts'
import { startWechat } from './wechat/start-wechat.ts'
import { startWechatPay, type WechatPay } from './wechat-pay/start-wechat-pay.ts'

export interface SandboxOptions {
  /** Where journals, credentials and keys are kept; without it everything stays in memory. */
  folder?: string
  /** Free ports when not given. */
  ports?: Partial<SandboxPorts>
  /** Origin of the app that runs in the hosts; asked at every request. */
  siteOrigin: () => string
  /** The compiled mini-program; without it, `dist/alipay` of this repository. */
  alipayPackage?: string
  clock?: Clock
  seed?: string
  /** Made before; without them, the sandbox makes its own. */
  secrets?: SandboxSecrets
  /** Without them, the three of the group. */
  institutions?: readonly InstitutionData[]
}

const BUILT_ALIPAY_PACKAGE = fileURLToPath(new URL('../../dist/alipay', import.meta.url))

/** All outside systems, running in this process. */
export interface Sandbox {
  readonly context: SandboxContext
  readonly origins: Record<SandboxServer, string>
  readonly systems: readonly OutsideSystem[]
  readonly his: HisSystem
  readonly sms: SmsGateway
  readonly invoices: InvoicePlatform
  readonly alipay: Alipay
  readonly unionpay: Unionpay
  readonly wechatPay: WechatPay
  /** Reports of laboratory, microbiology and pathology. */
  readonly laboratory: ReportSystem
  /** Imaging reports. */
  readonly imaging: ReportSystem
  /** What hospitals tell the app by themselves. */
  readonly events: EventPlatform
  readonly healthCards: HealthCardPlatform
  /** Outpatient records. */
  readonly records: RecordSystem
  /** The language model. */
  readonly model: ModelSystem
  /** Another house's platform, which shows pages of the app. */
  readonly platform: PlatformSystem
  readonly desk: Desk
  /** Empties every system's state, faults and record; credentials stay. */
  reset(): void
  close(): Promise<void>
}

/** Starts every outside system, the phones' hosts, and the desk with lobby and control panel. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { siteOrigin, institutions, alipayPackage = BUILT_ALIPAY_PACKAGE } = options
  const context = createSandboxContext({ ...options, secrets: { ...options.secrets } })
  const ports = { ...freePorts, ...options.ports }
  const started: OutsideSystem[] = []

  /** Side by side, and listed in this order; when one cannot start, the others have, and can be closed. */
  async function startAll<T extends Record<string, Promise<OutsideSystem>>>(starting: T) {
    const settled = await Promise.allSettled(Object.values(starting))
    for (const one of settled) if (one.status === 'fulfilled') started.push(one.value)
    for (const one of settled) if (one.status === 'rejected') throw one.reason
    const systems = await Promise.all(
      Object.entries(starting).map(async ([name, system]) => [name, await system] as const),
    )

    return Object.fromEntries(systems) as { [Name in keyof T]: Awaited<T[Name]> }
  }

  async function close(): Promise<void> {
    await Promise.all(started.map((system) => system.close()))
  }

  try {
    const ofHospitals = { context, ...(institutions && { institutions }) }
    const { events } = await startAll({
      events: startEvents({ ...ofHospitals, siteOrigin, port: ports.events }),
    })
    const {
      his,
      wechat,
      wechatPay,
      alipay,
      suishenban,
      sms,
      invoices,
      unionpay,
      laboratory,
      imaging,
      healthCards,
      model,
      platform,
    } = await startAll({
      his: startHis({ ...ofHospitals, events, port: ports.his }),
      wechat: startWechat({ context, port: ports.wechat }),
      wechatPay: startWechatPay({ context, port: ports.wechatPay }),
      alipay: startAlipay({ context, port: ports.alipay }),
      suishenban: startSuishenban({ context, port: ports.suishenban }),
      sms: startSms({ context, port: ports.sms }),
      invoices: startInvoices({ ...ofHospitals, port: ports.invoices }),
      unionpay: startUnionpay({ context, port: ports.unionpay }),
      laboratory: startReports({ ...ofHospitals, events, name: 'laboratory', port: ports.laboratory }),
      imaging: startReports({ ...ofHospitals, events, name: 'imaging', port: ports.imaging }),
      healthCards: startHealthCards({ context, port: ports.healthCards }),
      model: startModel({ context, port: ports.model }),
      platform: startPlatform({ context, siteOrigin, port: ports.platform }),
    })
    for (const { books, system } of [
      { books: wechatPay.trades, system: wechatPay },
      { books: alipay.trades.book, system: alipay },
      { books: unionpay.trades, system: unionpay },
    ]) {
      books.addDemoDeposits()
      system.onReset(() => books.addDemoDeposits())
    }
    const { records } = await startAll({
      records: startRecords({ ...ofHospitals, his, port: ports.records }),
    })
    const { wechatShell, suishenbanShell, alipayShell } = await startAll({
      wechatShell: startWechatShell({
        ...{ context, siteOrigin, port: ports.wechatShell },
        wechatOrigin: wechat.origin,
        wechatPayOrigin: wechatPay.origin,
      }),
      suishenbanShell: startSuishenbanShell({
        ...{ context, siteOrigin, port: ports.suishenbanShell },
        suishenbanOrigin: suishenban.origin,
      }),
      alipayShell: startAlipayShell({
        ...{ context, siteOrigin, port: ports.alipayShell },
        packageDir: alipayPackage,
        codes: alipay.codes,
        cashier: alipay.trades.cashier,
      }),
    })
    const desk = await startDesk({
      port: ports.desk,
      lobby: {
        shells: {
          wechat: wechatShell.origin,
          suishenban: suishenbanShell.origin,
          alipay: alipayShell.origin,
        },
        messages: sms.messages,
        clock: context.clock,
        panelPath: '/panel',
        platform: platform.origin,
        ledTo: [wechat, suishenban, unionpay, invoices].map(({ origin }) => origin),
      },
      panel: { systems: started, his, laboratory, people, clock: context.clock, lobbyPath: '/' },
    })

    return {
      context,
      systems: started,
      ...{
        his,
        sms,
        invoices,
        alipay,
        wechatPay,
        unionpay,
        laboratory,
        imaging,
        events,
        healthCards,
        records,
        model,
        platform,
        desk,
      },
      origins: {
        desk: desk.origin,
        his: his.origin,
        wechat: wechat.origin,
        wechatPay: wechatPay.origin,
        alipay: alipay.origin,
        suishenban: suishenban.origin,
        sms: sms.origin,
        invoices: invoices.origin,
        unionpay: unionpay.origin,
        laboratory: laboratory.origin,
        imaging: imaging.origin,
        events: events.origin,
        healthCards: healthCards.origin,
        records: records.origin,
        model: model.origin,
        platform: platform.origin,
        wechatShell: wechatShell.origin,
        suishenbanShell: suishenbanShell.origin,
        alipayShell: alipayShell.origin,
      },
      reset() {
        for (const system of started) system.reset()
      },
      async close() {
        await desk.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
