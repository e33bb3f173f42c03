import type { FastifyInstance } from 'fastify'
import type { PatientAccess } from './access.ts'
import { buildApp } from './app.ts'
import { createAlipayGateway } from './gateways/alipay/client.ts'
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

export interface Bff {
  app: FastifyInstance
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

  const patientAccess: PatientAccess = {
    linkOf: async () => undefined,
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
    closingHooks: [],
  })

  return { app: await buildApp({ ground, modules: [accountsModule], sessions, patientAccess }) }
}

function hostGateways({ config, http, clock }: Ground): HostGateways {
  return {
    ...(config.wechat && { wechat: createWechatGateway(config.wechat, { http, clock }) }),
    ...(config.suishenban && { suishenban: createSuishenbanGateway(config.suishenban, { http, clock }) }),
    ...(config.alipay && { alipay: createAlipayGateway(config.alipay) }),
  }
}
