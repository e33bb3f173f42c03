import type { Channel } from '@tongzhen/contract/headers'
import type { Patient } from '@tongzhen/contract/patients'
import { patientsRoutes as routes } from '@tongzhen/contract/patients'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Handle, Module } from '../../route-handler.ts'
import { addCard } from './add-card.ts'
import { makeDefaultCard, unbindCard } from './cards.ts'
import { confirmBinding } from './confirm-binding.ts'
import { makeDefaultPatient } from './default-patient.ts'
import type { PatientsDeps } from './deps.ts'
import { portalOf } from './groups.ts'
import { openFile } from './open-file.ts'
import { readPatient, readPatients } from './patient-view.ts'
import { listProxies, updateProxy } from './proxies.ts'
import { removePatient } from './remove-patient.ts'
import { startBinding } from './start-binding.ts'
import { shortenTerm } from './terms.ts'

export function createPatientsModule(deps: PatientsDeps): Module {
  return {
    name: 'patients',
    routes,
    register(handle) {
      registerAdding(deps, handle)
      registerPatients(deps, handle)
      registerCards(deps, handle)
      registerProxies(deps, handle)
    },
  }
}

function readingFor({ fields, config }: PatientsDeps, channel: Channel) {
  return { fields, portal: portalOf(config, channel) }
}

/** The patient as it now is, or why it is not. */
async function answerWith<R extends Refusal>(
  deps: PatientsDeps,
  { outcome, channel }: { outcome: string | R; channel: Channel },
): Promise<Patient | R> {
  return typeof outcome === 'string' ? readPatient(deps.db, outcome, readingFor(deps, channel)) : outcome
}

function registerAdding(deps: PatientsDeps, handle: Handle): void {
  handle(routes.openFile, async ({ body, principal, channel, idempotencyKey, traceId }) => {
    if (!principal.reverifiedUntil || principal.reverifiedUntil <= deps.clock.now())
      return refuse('REVERIFICATION_REQUIRED')
    const { accountId } = principal
    const outcome = await openFile(deps, { ...body, accountId, idempotencyKey }, { traceId })

    return answerWith(deps, { outcome, channel })
  })
  handle(
    routes.startBinding,
    ({ body: { displayMode, ...wish }, principal: { accountId }, address, language, traceId }) =>
      startBinding(deps, { ...wish, accountId }, { address, language, displayMode, traceId }),
  )
  handle(routes.confirmBinding, async ({ params, body, principal, channel, institutions, traceId }) => {
    const { accountId } = principal
    const outcome = await confirmBinding(deps, { ...params, ...body, accountId, institutions }, { traceId })

    return answerWith(deps, { outcome, channel })
  })
}

function registerPatients(deps: PatientsDeps, handle: Handle): void {
  const { db, config } = deps
  handle(routes.listPatients, async ({ principal, channel }) => ({
    patients: await readPatients(db, principal.accountId, readingFor(deps, channel)),
    limit: config.limits.patientsPerAccount,
  }))
  handle(routes.getPatient, ({ link, channel }) => readPatient(db, link.patientId, readingFor(deps, channel)))
  handle(routes.makeDefaultPatient, async ({ link, channel }) => {
    const refusal = await makeDefaultPatient(db, link)

    return answerWith(deps, { outcome: refusal ?? link.patientId, channel })
  })
  handle(routes.removePatient, ({ link }) => removePatient(deps, link))
}

function registerCards(deps: PatientsDeps, handle: Handle): void {
  handle(routes.addCard, async ({ link, body, channel, idempotencyKey, traceId }) => {
    const refusal = await addCard(deps, { ...link, ...body, channel, idempotencyKey }, { traceId })

    return answerWith(deps, { outcome: refusal ?? link.patientId, channel })
  })
  handle(routes.makeDefaultCard, async ({ link, params, institutions, channel }) => {
    const refusal = await makeDefaultCard(deps, { ...params, accountId: link.accountId, institutions })

    return answerWith(deps, { outcome: refusal ?? link.patientId, channel })
  })
  handle(routes.unbindCard, async ({ link, params, institutions, channel }) => {
    const refusal = await unbindCard(deps, { ...params, accountId: link.accountId, institutions })

    return answerWith(deps, { outcome: refusal ?? link.patientId, channel })
  })
}

function registerProxies(deps: PatientsDeps, handle: Handle): void {
  handle(routes.shortenTerm, async ({ link, body, channel }) => {
    const refusal = await shortenTerm(deps, { ...link, ...body })

    return answerWith(deps, { outcome: refusal ?? link.patientId, channel })
  })
  handle(routes.listProxies, ({ link }) => listProxies(deps, link.patientId))
  handle(routes.updateProxy, ({ params, body }) => updateProxy(deps, { ...params, ...body }))
}
