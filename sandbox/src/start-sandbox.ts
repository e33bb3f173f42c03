import { fileURLToPath } from 'node:url'
import { type Alipay, startAlipay } from './alipay/start-alipay.ts'
import { type Desk, startDesk } from './desk.ts'
import type { InstitutionData } from './group/institution.ts'
import { type HisSystem, startHis } from './his/start-his.ts'
import { startAlipayShell } from './hosts/start-alipay-shell.ts'
import { startSuishenbanShell } from './hosts/start-suishenban-shell.ts'
import { startWechatShell } from './hosts/start-wechat-shell.ts'
import { type InvoicePlatform, startInvoices } from './invoices/start-invoices.ts'
import type { Clock } from './lib/clock.ts'
import type { OutsideSystem } from './lib/outside-system.ts'
import { createSandboxContext, type SandboxContext } from './lib/sandbox-context.ts'
import { people } from './people.ts'
import { freePorts, type SandboxPorts, type SandboxServer } from './sandbox-ports.ts'
import { type SmsGateway, startSms } from './sms/start-sms.ts'
import { startSuishenban } from './suishenban/start-suishenban.ts'
import { startWechat } from './wechat/start-wechat.ts'

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
  readonly desk: Desk
  /** Empties every system's state, faults and record; credentials stay. */
  reset(): void
  close(): Promise<void>
}

/** Starts every outside system, the phones' hosts, and the desk with lobby and control panel. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { siteOrigin, institutions, alipayPackage = BUILT_ALIPAY_PACKAGE } = options
  const context = createSandboxContext(options)
  const ports = { ...freePorts, ...options.ports }
  const started: OutsideSystem[] = []

  async function start<T extends OutsideSystem>(starting: Promise<T>): Promise<T> {
    const system = await starting
    started.push(system)

    return system
  }

  async function close(): Promise<void> {
    await Promise.all(started.map((system) => system.close()))
  }

  try {
    const his = await start(startHis({ context, port: ports.his, ...(institutions && { institutions }) }))
    const wechat = await start(startWechat({ context, port: ports.wechat }))
    const alipay = await start(startAlipay({ context, port: ports.alipay }))
    const suishenban = await start(startSuishenban({ context, port: ports.suishenban }))
    const sms = await start(startSms({ context, port: ports.sms }))
    const invoices = await start(
      startInvoices({ context, port: ports.invoices, ...(institutions && { institutions }) }),
    )
    const wechatShell = await start(
      startWechatShell({ context, port: ports.wechatShell, siteOrigin, wechatOrigin: wechat.origin }),
    )
    const suishenbanShell = await start(
      startSuishenbanShell({
        ...{ context, siteOrigin, port: ports.suishenbanShell },
        suishenbanOrigin: suishenban.origin,
      }),
    )
    const alipayShell = await start(
      startAlipayShell({
        ...{ context, siteOrigin, port: ports.alipayShell },
        packageDir: alipayPackage,
        codes: alipay.codes,
      }),
    )
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
      },
      panel: { systems: started, his, people, clock: context.clock, lobbyPath: '/' },
    })

    return {
      context,
      systems: started,
      ...{ his, sms, invoices, alipay, desk },
      origins: {
        desk: desk.origin,
        his: his.origin,
        wechat: wechat.origin,
        alipay: alipay.origin,
        suishenban: suishenban.origin,
        sms: sms.origin,
        invoices: invoices.origin,
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
