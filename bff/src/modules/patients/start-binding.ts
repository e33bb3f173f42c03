import {
  type DocumentKind,
  documentNumberProblem,
  isPhone,
  normalizeDocumentNumber,
  normalizePhone,
} from '@tongzhen/contract/documents'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import type { Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { PatientProof } from '../../db/tables/patients.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { refusalOf } from '../../gateways/his/port.ts'
import { shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { codeLifetimeMs } from '../accounts/sms-codes.ts'
import { beginBinding, endBinding, keepFound } from './bindings.ts'
import type { PatientsDeps } from './deps.ts'
import { groupOf } from './groups.ts'
import { type LinkRefusal, linkRefusal } from './link-rules.ts'
import { proofByPhoneOf } from './proof.ts'

export interface BindingWish {
  accountId: string
  institutionId: string
  relation: Relation
  term?: ProxyTerm | undefined
  name: string
  documentKind: DocumentKind
  documentNumber: string
}

export interface Caller {
  /** Network address that asks. */
  address: string
  language: Language
  displayMode?: DisplayMode | undefined
  traceId: string
}

type Started = { bindingId: string; phoneMasked: string; expiresInSeconds: number }

type StartRefusal =
  | LinkRefusal
  | SearchRefusal
  | Refusal<
      | 'DOCUMENT_INVALID'
      | 'FILE_PHONE_UNUSABLE'
      | 'FILE_NOT_SEEN_YET'
      | 'TOO_MANY_REQUESTS'
      | 'SMS_TOO_SOON'
      | 'SMS_LIMIT_REACHED'
      | 'SMS_UNAVAILABLE'
    >

type SearchRefusal = Refusal<'FILE_NOT_FOUND' | 'FILE_NAME_MISMATCH' | 'HOSPITAL_UNAVAILABLE'>

/**
 * Finds the person's file in the hospital and sends a code to the phone that the hospital holds. Who answers
 * with it has that phone at hand; the number itself is never shown whole. A phone that was typed here, into a file whose
 * owner the hospital has not seen, adds a patient and proves nothing.
 */
export async function startBinding(
  deps: PatientsDeps,
  wish: BindingWish,
  caller: Caller,
): Promise<Started | StartRefusal> {
  const { fields, config, db, codes, clock } = deps
  const { institutionId, documentKind } = wish
  const problem = documentNumberProblem(documentKind, wish.documentNumber)
  if (problem) return refuse('DOCUMENT_INVALID', { fields: [{ path: 'documentNumber', code: problem }] })
  const documentNumber = normalizeDocumentNumber(wish.documentNumber)
  const document = { kind: documentKind, number: documentNumber }
  const groupId = groupOf(config, institutionId)
  const refusalBy = (proof: PatientProof) =>
    linkRefusal(
      db,
      { ...wish, groupId, document, proof },
      { fields, maxPatients: config.limits.patientsPerAccount, now: clock.now() },
    )
  const refusal = await refusalBy('hospital_phone')
  if (refusal) return refusal
  const bindingId = await beginBinding(db, wish, {
    now: clock.now(),
    perHour: config.limits.fileSearchesPerAccountPerHour,
  })
  if (isRefusal(bindingId)) return bindingId

  const identity = { documentKind, documentNumber, name: wish.name }
  const found = await deps.his.of(institutionId).findPerson(identity, caller)
  if (isGatewayFailure(found)) return searchRefusal(found)
  const phone = normalizePhone(found.phone)
  if (!isPhone(phone)) return refuse('FILE_PHONE_UNUSABLE')

  const { hospitalPatientNumber } = found
  const file = { groupId, institutionId, hospitalPatientNumber, document, phone }
  const proof = await proofByPhoneOf(db, { fields, ...file })
  if (proof === 'file' && (await refusalBy(proof))) return refuse('FILE_NOT_SEEN_YET')
  const expiresAt = shift(clock.now(), codeLifetimeMs(caller.displayMode))
  await keepFound(db, { bindingId, identity, hospitalPatientNumber, proof, expiresAt }, fields)
  const sent = await codes.send({ purpose: 'binding', subject: bindingId, phone, ...caller })
  if (isRefusal(sent)) {
    await endBinding(db, { bindingId, patientId: undefined })
    return sent.code === 'CHALLENGE_REQUIRED' ? refuse('SMS_UNAVAILABLE') : refuse(sent.code, sent)
  }

  return {
    bindingId,
    phoneMasked: sent.phoneMasked,
    expiresInSeconds: sent.expiresInSeconds,
  }
}

export function searchRefusal(failure: GatewayFailure): SearchRefusal {
  const code = refusalOf(failure)?.code
  if (code === 'person_unknown') return refuse('FILE_NOT_FOUND')
  if (code === 'name_mismatch') return refuse('FILE_NAME_MISMATCH')

  return refuse('HOSPITAL_UNAVAILABLE')
}
