import { consoleRoutes } from '@tongzhen/contract/console-routes'
import { routes } from '@tongzhen/contract/routes'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { buildConsoleApp } from './console-app.ts'
import type { Ground } from './ground.ts'
import { repeat } from './jobs/repeat.ts'
import { loadConsentDocuments } from './modules/accounts/consent-documents.ts'
import { createSessions } from './modules/accounts/sessions.ts'
import { clinicEventHandlers } from './modules/clinic-stops/heed-event.ts'
import { registerHospitalEvents } from './modules/hospital-events/register-hospital-events.ts'
import { registerCallbacks } from './modules/payments/callbacks.ts'
import { hearOfTransfer } from './modules/prepaid/hear-of-transfer.ts'
import { queueEventHandlers } from './modules/queue/heed-event.ts'
import { createReportReady } from './modules/reports/news.ts'
import { createStaffSessions } from './modules/staff/staff-sessions.ts'
import { assertWholeContract } from './whole-contract.ts'
import { createDomains } from './wire/domains.ts'
import { createGateways, type Outside } from './wire/gateways.ts'
import { createOperationWorker } from './wire/operations.ts'
import { createPatientAccess, createPatientModules } from './wire/patient-modules.ts'
import { repeatedWorks } from './wire/repeated-works.ts'
import { createStaffModules, createStaffScope } from './wire/staff-modules.ts'

export interface Bff {
  /** For the patients' apps. */
  app: FastifyInstance
  /** For the staff; absent where the configuration names no console. */
  consoleApp: FastifyInstance | undefined
  /** Begins the work that happens outside of requests. */
  start(): void
  /** Looks at once for what is due, as it does by itself every second. */
  nudge(): void
  /** Finishes what is under way and takes no more. The database stays open. */
  close(): Promise<void>
}

/** The one place where everything is put together, of the parts in wire/. */
export async function wire(ground: Ground, outside: Outside = {}): Promise<Bff> {
  const { config, db, clock, fields, log } = ground
  const gateways = createGateways(ground, outside)
  const domains = createDomains(ground, { gateways, nudge: (delayMs) => worker.nudge(delayMs) })
  const worker = createOperationWorker(ground, { domains, inpatient: gateways.inpatient })
  const { settings, catalogues } = domains

  const documents = loadConsentDocuments(config.consentDocumentsDir)
  const sessions = createSessions({ db, clock, fields, versions: documents.versions })
  const modules = createPatientModules(ground, { gateways, domains, sessions, documents })
  assertWholeContract(routes, modules)
  const app = await buildApp({
    ...{ ground, modules, sessions, settings },
    patientAccess: createPatientAccess(ground),
  })
  registerCallbacks(app, {
    ...domains.payments,
    onTransfer: (number) => hearOfTransfer(domains.prepaid, number),
  })
  registerHospitalEvents(app, {
    ...{ config, db, fields, clock, catalogues },
    handlers: {
      report_ready: createReportReady(domains.reports),
      ...queueEventHandlers(domains.queue),
      ...clinicEventHandlers(domains.clinicStops),
    },
  })

  const staffSessions = createStaffSessions({ db, clock })
  const staffModules = createStaffModules(ground, { domains, gateways, sessions: staffSessions })
  assertWholeContract(consoleRoutes, staffModules)
  const consoleApp =
    config.console &&
    (await buildConsoleApp({
      ...{ ground, console: config.console, modules: staffModules, sessions: staffSessions },
      scope: createStaffScope(db),
    }))

  const stops: (() => Promise<void>)[] = []

  return {
    app,
    consoleApp,
    start() {
      worker.start()
      const repeater = repeat(repeatedWorks(ground, domains), log)
      stops.push(
        () => worker.stop(),
        () => repeater.stop(),
      )
    },
    nudge: () => worker.nudge(),
    async close() {
      for (const stop of stops) await stop()
      await domains.customerService.answers.close()
      await app.close()
      await consoleApp?.close()
    },
  }
}
