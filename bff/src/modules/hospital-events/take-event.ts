import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type Clock, DAY_MS } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import { patientsOfNumber } from '../patients/patients-of-number.ts'
import { LARGEST_SKEW_MS } from './check-signature.ts'
import type { Afterwards, HospitalEventHandler, HospitalEventHandlers } from './hospital-event.ts'
import type { WireEvent } from './read-event.ts'

export interface HospitalEventsDeps {
  db: Db
  fields: FieldCrypto
  clock: Clock
  handlers: HospitalEventHandlers
  catalogues: Catalogues
}

/** Longer than any sender goes on repeating an event. */
export const EVENTS_KEPT_MS = 30 * DAY_MS
/** A request may be signed for as long as this before or after it comes. */
export const NONCES_KEPT_MS = 2 * LARGEST_SKEW_MS

/**
 * `heeded`: something may have changed. `known`: it, or a newer one about the same, was heeded before. `nobody`: of a
 * person whom no account has; `not_ours`: of a kind that nobody here cares for; nothing is kept of either.
 * `repeated`: the very request was here before. `later`: the hospital cannot even say its name.
 */
export type Taking = 'heeded' | 'known' | 'nobody' | 'not_ours' | 'repeated' | 'later'

export interface SignedEvent {
  institutionId: string
  nonce: string
  event: WireEvent
}

/** Heeds an event once, whatever arrives how often, in which order and at which replica. */
export async function takeEvent(
  deps: HospitalEventsDeps,
  signed: SignedEvent,
): Promise<Taking | { wrong: string }> {
  const { kind, data } = signed.event
  const { institutionId } = signed
  const handler = deps.handlers[kind]
  const read = handler?.data.safeParse(data)
  if (read?.success === false) return { wrong: ['data', ...(read.error.issues[0]?.path ?? [])].join('.') }
  if (handler && !handler.isOfNobody && signed.event.patientNo === undefined) return { wrong: 'patientNo' }
  const hospital = handler && (await deps.catalogues.of(institutionId).hospital())
  if (isGatewayFailure(hospital)) return 'later'
  let afterwards: Afterwards | undefined
  const taking = await inTransaction(deps.db, async (tx): Promise<Taking> => {
    afterwards = undefined
    if (!(await isFirstOfNonce(tx, deps, signed))) return 'repeated'
    if (handler === undefined || hospital === undefined) return 'not_ours'
    const patients = await findPatients(tx, deps, signed)
    if (patients.length === 0 && !handler.isOfNobody) return 'nobody'
    if (!(await isNew(tx, deps, signed)) || !(await isNewest(tx, deps, { ...signed, handler })))
      return 'known'
    const about = { institutionId, institutionName: hospital.name, kind, subject: signed.event.subject }
    afterwards = await handler.take(tx, { ...about, patients, data: read?.data }, deps.clock.now())

    return 'heeded'
  })
  afterwards?.()

  return taking
}

async function findPatients(
  tx: Db,
  { fields, clock }: HospitalEventsDeps,
  { institutionId, event }: SignedEvent,
) {
  const { patientNo } = event
  if (patientNo === undefined) return []
  const of = { institutionId, hospitalPatientNumber: patientNo }

  return patientsOfNumber(tx, of, { fields, now: clock.now() })
}

function isFirstOfNonce(
  tx: Db,
  { clock }: HospitalEventsDeps,
  { institutionId, nonce }: SignedEvent,
): Promise<boolean> {
  return insertOnce(tx, (once) =>
    once
      .insertInto('hospital_event_nonces')
      .values({ institution_id: institutionId, nonce, seen_at: clock.now() })
      .execute(),
  )
}

function isNew(
  tx: Db,
  { fields, clock }: HospitalEventsDeps,
  { institutionId, event }: SignedEvent,
): Promise<boolean> {
  return insertOnce(tx, (once) =>
    once
      .insertInto('hospital_events')
      .values({
        institution_id: institutionId,
        event_index: indexOf(fields, [institutionId, 'event', event.eventId]),
        received_at: clock.now(),
      })
      .execute(),
  )
}

/** Also holds the subject until the transaction ends, so that what comes meanwhile is heeded after it, or not at all. */
async function isNewest(
  tx: Db,
  { fields, clock }: HospitalEventsDeps,
  { institutionId, event, handler }: SignedEvent & { handler: HospitalEventHandler },
): Promise<boolean> {
  const { sequence } = event
  const subject_index = indexOf(fields, [institutionId, handler.stream, event.subject])
  const changed_at = clock.now()
  const isFirst = await insertOnce(tx, (once) =>
    once
      .insertInto('hospital_event_subjects')
      .values({ institution_id: institutionId, subject_index, sequence, changed_at })
      .execute(),
  )
  if (isFirst) return true
  const { numUpdatedRows } = await tx
    .updateTable('hospital_event_subjects')
    .set({ sequence, changed_at })
    .where('institution_id', '=', institutionId)
    .where('subject_index', '=', subject_index)
    .where('sequence', '<', sequence)
    .executeTakeFirst()

  return numUpdatedRows === 1n
}

function indexOf(fields: FieldCrypto, parts: readonly string[]): string {
  return fields.blindIndex('hospital_event', parts.join('\0'))
}
