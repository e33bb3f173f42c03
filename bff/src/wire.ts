import type { FastifyInstance } from 'fastify'
import type { PatientAccess } from './access.ts'
import { buildApp } from './app.ts'
import { createAlipayGateway } from './gateways/alipay/client.ts'
import { createHisGateways } from './gateways/his/registry.ts'
import { createSmsGateway } from './gateways/sms/client.ts'
import { createSuishenbanGateway } from './gateways/suishenban/client.ts'
import { createWechatGateway } from './gateways/wechat/client.ts'
import type { Ground } from './ground.ts'
import { createAccountStore } from './modules/accounts/accounts.ts'
import { loadConsentDocuments } from './modules/accounts/consent-documents.ts'
import type { HostGateways } from './modules/accounts/deps.ts'
import { createAccountsModule } from './modules/accounts/routes.ts'
import { createSessions } from './modules/accounts/sessions.ts'
import { createSmsCodes } from './modules/accounts/sms-codes.ts'
import { createLinkLookup } from './modules/patients/access.ts'
import { patientsClosingHook } from './modules/patients/closing.ts'
import { createPatientsModule } from './modules/patients/routes.ts'

export interface Bff {
  app: FastifyInstance
  /** Begins the work that happens outside of requests. */
  start(): void
  /** Finishes what is under way and takes no more. The database stays open. */
  close(): Promise<void>
}

/** The one place where everything is put together. */
export async function wire(ground: Ground): Promise<Bff> {
  const { config, db, clock, fields, log, http } = ground
  const documents = loadConsentDocuments(config.consentDocumentsDir)
  const { versions } = documents
  const sessions = createSessions({ db, clock, fields, versions })
  const accounts = createAccountStore({ db, fields })
  const sms = createSmsGateway(config.sms, { http, clock })
  const smsCodes = createSmsCodes({ db, clock, fields, sms, log, limits: config.limits })

  const his = createHisGateways(config, {
    http,
    clock,
    onUnreadableRows: (event) => log.warn(event, 'rows of a hospital that cannot be read'),
  })

  const patientAccess: PatientAccess = {
    linkOf: createLinkLookup({ db, config }),
    patientOfAppointment: async () => undefined,
  }
  const accountsModule = createAccountsModule({
    config,
    db,
    clock,
    fields,
    sessions,
    accounts,
    smsCodes,
    documents,
    versions,
    hosts: hostGateways(ground),
    closingHooks: [patientsClosingHook],
  })

  const patientsModule = createPatientsModule({
    db,
    fields,
    clock,
    config,
    his,
    codes: smsCodes,
    appointments: { hasActive: async () => false },
  })

  const app = await buildApp({ ground, modules: [accountsModule, patientsModule], sessions, patientAccess })

  return {
    app,
    start: () => undefined,
    async close() {
      await app.close()
    },
  }
}

function hostGateways({ config, http, clock }: Ground): HostGateways {
  return {
    ...(config.wechat && { wechat: createWechatGateway(config.wechat, { http, clock }) }),
    ...(config.suishenban && { suishenban: createSuishenbanGateway(config.suishenban, { http, clock }) }),
    ...(config.alipay && { alipay: createAlipayGateway(config.alipay) }),
  }
}
