import { normalizePhone } from '@tongzhen/contract/documents'
import type { FieldError } from '@tongzhen/contract/errors'
import { patientFile } from '@tongzhen/contract/patients'
import { inTransaction } from '../../db/transaction.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { refusalOf, type Trace } from '../../gateways/his/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { FileOrderDeps } from './deps.ts'
import { type FileOrder, keepWaiting, rememberPatient, settle } from './file-orders.ts'
import { groupOf } from './groups.ts'
import { linkPatient, type PatientToLink } from './link-patient.ts'
import { findPatientId, hasCardIn, type LinkRefusal } from './link-rules.ts'
import { rememberOpened } from './opened-files.ts'

export type FileOrderRefusal =
  | LinkRefusal
  | Refusal<'FILE_EXISTS' | 'FILE_NAME_MISMATCH' | 'DOCUMENT_INVALID' | 'HOSPITAL_UNAVAILABLE'>

/**
 * Asks the hospital to open the file of an order, and adds the patient when it has. Repeating is safe at any
 * point: the hospital gives the same answer to the same number, and the order is settled with the link.
 * Answers the patient's id.
 */
export async function settleFileOrder(
  deps: FileOrderDeps,
  order: FileOrder,
  trace: Trace,
): Promise<string | FileOrderRefusal> {
  const { institutionId, orderNumber, file } = order
  const answer = await deps.his.of(institutionId).openFile({ orderNumber, file }, trace)
  if (isGatewayFailure(answer)) return settleFailure(deps, { order, failure: answer })

  const { hospitalPatientNumber, cardNumber } = answer
  const linked = await addPatient(deps, order, {
    accountId: order.accountId,
    groupId: groupOf(deps.config, institutionId),
    institutionId,
    document: { kind: file.documentKind, number: file.documentNumber },
    relation: order.relation,
    proof: 'file',
    known: { name: file.name, phone: file.phone, sex: file.sex, birthOn: file.birthOn },
    file: { institutionId, hospitalPatientNumber, cardNumbers: [cardNumber] },
  })
  // The hospital has the file; it is only the account that cannot hold the patient.
  if (isRefusal(linked))
    await settle(deps.db, { fileOrderId: order.fileOrderId, state: 'opened', now: deps.clock.now() })

  return linked
}

function addPatient(
  { db, fields, clock, config }: FileOrderDeps,
  { fileOrderId }: FileOrder,
  wish: PatientToLink,
): Promise<string | LinkRefusal> {
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    if (!(await settle(tx, { fileOrderId, state: 'opened', now }))) {
      const added = await findPatientId(tx, wish, fields)
      if (added) return added
    }
    await rememberOpened(tx, { fields, ...wish.file, phone: normalizePhone(wish.known.phone ?? '') }, now)
    const patientId = await linkPatient(tx, wish, {
      fields,
      now,
      maxPatients: config.limits.patientsPerAccount,
    })
    if (!isRefusal(patientId)) await rememberPatient(tx, fileOrderId, patientId)

    return patientId
  })
}

async function settleFailure(
  deps: FileOrderDeps,
  { order, failure }: { order: FileOrder; failure: GatewayFailure },
): Promise<FileOrderRefusal> {
  const { db, clock } = deps
  const refusal = refusalOf(failure)
  // Unreachable or unintelligible: perhaps done (R2). The order stays, to be asked about with the same number.
  if (!refusal) return refuse('HOSPITAL_UNAVAILABLE')
  const refused = () => settle(db, { fileOrderId: order.fileOrderId, state: 'refused', now: clock.now() })
  switch (refusal.code) {
    case 'file_exists':
      await refused()
      return (await isAddedMeanwhile(deps, order)) ? refuse('PATIENT_ALREADY_ADDED') : refuse('FILE_EXISTS')
    case 'request_malformed':
      await refused()
      return refuse('DOCUMENT_INVALID', { fields: malformed(refusal.field) })
    case 'name_mismatch':
      await refused()
      return refuse('FILE_NAME_MISMATCH')
    default:
      await keepWaiting(db, order.fileOrderId)
      return refuse('HOSPITAL_UNAVAILABLE')
  }
}

/** The file that exists may be the one that the same account opened a moment ago, by another request. */
async function isAddedMeanwhile(
  { db, fields, config }: FileOrderDeps,
  { accountId, institutionId, file }: FileOrder,
): Promise<boolean> {
  const document = { kind: file.documentKind, number: file.documentNumber }
  const groupId = groupOf(config, institutionId)
  const patientId = await findPatientId(db, { accountId, groupId, document }, fields)

  return patientId !== undefined && hasCardIn(db, patientId, institutionId)
}

/** @param field as the hospital names it in our words; a form cannot point at any other */
function malformed(field: string | undefined): FieldError[] {
  return field !== undefined && field in patientFile.shape
    ? [{ path: `file.${field}`, code: 'malformed' }]
    : []
}
