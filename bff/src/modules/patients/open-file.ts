import type { PatientFile, Relation } from '@tongzhen/contract/patients'
import type { Trace } from '../../gateways/his/port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { PatientsDeps } from './deps.ts'
import { findByRequest, storeFileOrder } from './file-orders.ts'
import { normalizePatientFile, patientFileProblems } from './file-rules.ts'
import { groupOf } from './groups.ts'
import { linkRefusal } from './link-rules.ts'
import { documentIndex } from './places.ts'
import { type FileOrderRefusal, settleFileOrder } from './settle-file-order.ts'

export interface FileWish {
  accountId: string
  institutionId: string
  idempotencyKey: string
  relation: Relation
  file: PatientFile
}

/**
 * Opens a first-visit file and adds the patient; answers the patient's id. A request repeated after
 * HOSPITAL_UNAVAILABLE, or after a crash, goes on with the order of the first one.
 */
export async function openFile(
  deps: PatientsDeps,
  wish: FileWish,
  trace: Trace,
): Promise<string | FileOrderRefusal | Refusal<'NOT_FOUND'>> {
  const { fields, clock, config, db } = deps
  const { accountId, institutionId, idempotencyKey } = wish
  const earlier = await findByRequest(db, wish, fields)
  if (earlier && 'patientId' in earlier) return earlier.patientId
  if (earlier) return settleFileOrder(deps, earlier.order, trace)

  const institution = config.institutions.find((one) => one.institutionId === institutionId)
  if (!institution?.modules.includes('new_file')) return refuse('NOT_FOUND')
  const problems = patientFileProblems(wish.file, shanghaiDate(clock.now()))
  if (problems.length > 0) return refuse('DOCUMENT_INVALID', { fields: problems })

  const file = normalizePatientFile(wish.file)
  const document = { kind: file.documentKind, number: file.documentNumber }
  const groupId = groupOf(config, institutionId)
  const refusal = await linkRefusal(
    db,
    { accountId, groupId, institutionId, document, relation: wish.relation, proof: 'file' },
    { fields, maxPatients: config.limits.patientsPerAccount, now: clock.now() },
  )
  if (refusal) return refusal

  const order = await storeFileOrder(
    db,
    {
      accountId,
      institutionId,
      documentIndex: documentIndex(fields, groupId, document),
      idempotencyKey,
      relation: wish.relation,
      file,
    },
    { fields, now: clock.now() },
  )

  return settleFileOrder(deps, order, trace)
}
