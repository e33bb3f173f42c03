import { normalizePhone } from '@tongzhen/contract/documents'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalProfile, Trace } from '../../gateways/his/port.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { type Binding, endBinding, findBinding, markProven } from './bindings.ts'
import type { PatientsDeps } from './deps.ts'
import { groupOf } from './groups.ts'
import { linkPatient } from './link-patient.ts'
import type { LinkRefusal } from './link-rules.ts'

/** So long may a hospital that does not answer keep a person who has shown the right code waiting. */
const PROVEN_FOR_MS = 10 * MINUTE_MS

interface Confirmation {
  accountId: string
  bindingId: string
  code: string
  /** Of the channel (S12). */
  institutions: readonly string[]
}

export type ConfirmRefusal =
  | LinkRefusal
  | Refusal<'NOT_FOUND' | 'CODE_WRONG' | 'CODE_EXPIRED' | 'HOSPITAL_UNAVAILABLE'>

/** Adds the patient whose hospital's phone received the code; answers the patient's id. */
export async function confirmBinding(
  deps: PatientsDeps,
  { accountId, bindingId, code, institutions }: Confirmation,
  trace: Trace,
): Promise<string | ConfirmRefusal> {
  const { db, fields, clock, codes } = deps
  const found = await findBinding(db, { bindingId, accountId, now: clock.now() }, fields)
  if (!found || !institutions.includes(found.institutionId)) return refuse('NOT_FOUND')
  if ('patientId' in found) return found.patientId
  if ('expired' in found) return refuse('CODE_EXPIRED')
  if (!found.isProven) {
    const refusal = await codes.check({ purpose: 'binding', subject: bindingId, code })
    if (refusal) return refusal
    await markProven(db, bindingId, shift(clock.now(), PROVEN_FOR_MS))
  }
  const profile = await deps.his.of(found.institutionId).profile(found.hospitalPatientNumber, trace)
  if (isGatewayFailure(profile)) return refuse('HOSPITAL_UNAVAILABLE')

  return addPatient(deps, found, profile)
}

function addPatient(
  { db, fields, clock, config }: PatientsDeps,
  binding: Binding,
  { file, cards }: HospitalProfile,
): Promise<string | LinkRefusal> {
  const { bindingId, accountId, institutionId, relation, term, proof, identity, hospitalPatientNumber } =
    binding

  return inTransaction(db, async (tx) => {
    const patientId = await linkPatient(
      tx,
      {
        accountId,
        groupId: groupOf(config, institutionId),
        institutionId,
        document: { kind: identity.documentKind, number: identity.documentNumber },
        relation,
        term,
        proof,
        known: { name: file.name, phone: normalizePhone(file.phone), sex: file.sex, birthOn: file.birthOn },
        file: {
          institutionId,
          hospitalPatientNumber,
          cardNumbers: cards.filter((card) => card.isValid).map((card) => card.cardNumber),
        },
      },
      { fields, now: clock.now(), maxPatients: config.limits.patientsPerAccount },
    )
    if (!isRefusal(patientId)) await endBinding(tx, { bindingId, patientId })

    return patientId
  })
}
