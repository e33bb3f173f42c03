import type { HeldCancellation } from '@tongzhen/contract/cancellations'
import type { Language } from '@tongzhen/contract/headers'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { PAGE, type PageEnd, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { staffName } from '../staff/staff.ts'

export function reasonPlace(proposalId: string): Place {
  return { table: 'cancellation_proposals', column: 'reason', rowId: proposalId }
}

interface Listed {
  institutions: readonly string[]
  language: Language
  cursor: string | undefined
}

/** One page of those that wait, the longest first. Undefined for a cursor that is not one of ours. */
export async function listHeld(
  { db, fields }: { db: Db; fields: FieldCrypto },
  { institutions, language, cursor }: Listed,
): Promise<{ cancellations: HeldCancellation[]; nextCursor: string | null } | undefined> {
  const after = readCursor(cursor, 'apt')
  if (after === 'malformed') return undefined
  if (institutions.length === 0) return { cancellations: [], nextCursor: null }
  const found = await selectHeld(db, { institutions, after })
  const { rows, nextCursor } = pageOf(found, (row) => ({ at: row.changed_at, id: row.appointment_id }))
  const cancellations = rows.map((row) => ({
    appointmentId: row.appointment_id,
    version: row.version,
    institutionId: row.institution_id,
    institutionName: textIn(row.snapshot.institutionName, language),
    departmentName: textIn(row.snapshot.departmentName, language),
    doctorName: textIn(row.snapshot.doctorName, language),
    startsAt: shanghaiInstant(row.starts_at),
    patientNameMasked:
      row.patient_name === null
        ? ''
        : maskName(fields.open(place('patients', 'name', row.patient_id), row.patient_name)),
    orderNumber: row.order_number,
    hospitalNumber: row.hospital_number,
    feeFen: row.fee_fen,
    isPaid: row.fee_state === 'paid',
    waitingSince: shanghaiInstant(row.changed_at),
    refusal: row.cause?.replace('cancel: refused ', '') ?? null,
    proposal: proposalOf(row, fields),
  }))

  return { cancellations, nextCursor }
}

type HeldRow = Awaited<ReturnType<typeof selectHeld>>[number]

function selectHeld(
  db: Db,
  { institutions, after }: { institutions: readonly string[]; after: PageEnd | undefined },
) {
  let selected = db
    .selectFrom('appointments')
    .leftJoin('patients', 'patients.patient_id', 'appointments.patient_id')
    .leftJoin('cancellation_proposals', (join) =>
      join
        .onRef('cancellation_proposals.appointment_id', '=', 'appointments.appointment_id')
        .onRef('cancellation_proposals.appointment_version', '=', 'appointments.version')
        .on('cancellation_proposals.state', '=', 'open'),
    )
    .leftJoin('staff', 'staff.staff_id', 'cancellation_proposals.proposed_by')
    .selectAll('appointments')
    .select(['patients.name as patient_name', 'staff.name as proposer_name'])
    .select((eb) =>
      eb
        .selectFrom('appointment_history')
        .select('cause')
        .whereRef('appointment_history.appointment_id', '=', 'appointments.appointment_id')
        .where('cause', 'like', 'cancel: refused %')
        .orderBy('version', 'desc')
        .limit(1)
        .as('cause'),
    )
    .select(['proposal_id', 'proposed_by', 'proposed_at', 'cancellation_proposals.reason as proposed_for'])
    .where('appointments.state', '=', 'cancel_held')
    .where('appointments.institution_id', 'in', [...institutions])
    .orderBy('appointments.changed_at')
    .orderBy('appointments.appointment_id')
    .limit(PAGE + 1)
  if (after !== undefined) {
    const place = sql`(appointments.changed_at, appointments.appointment_id)`
    // As a row: an index begins there, which it does not for one comparison or the other.
    selected = selected.where(sql<boolean>`${place} > (${after.at}, ${after.id})`)
  }

  return selected.execute()
}

function proposalOf(row: HeldRow, fields: FieldCrypto): HeldCancellation['proposal'] {
  const { proposal_id: id, proposed_by: staffId, proposed_at: at, proposed_for, proposer_name } = row
  if (!id || !staffId || !at || !proposed_for || !proposer_name) return null

  return {
    proposedBy: { staffId, name: staffName(fields, { staff_id: staffId, name: proposer_name }) },
    proposedAt: shanghaiInstant(at),
    reason: fields.open(reasonPlace(id), proposed_for),
  }
}
