import type { HeldCancellation } from '@tongzhen/contract/cancellations'
import type { Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { staffName } from '../staff/staff.ts'

const MOST = 100

export function reasonPlace(proposalId: string): Place {
  return { table: 'cancellation_proposals', column: 'reason', rowId: proposalId }
}

/** Those that wait longest first, of institutions that the person sees. */
export async function listHeld(
  { db, fields }: { db: Db; fields: FieldCrypto },
  { institutions, language }: { institutions: readonly string[]; language: Language },
): Promise<HeldCancellation[]> {
  if (institutions.length === 0) return []
  const rows = await selectHeld(db, institutions)

  return rows.map((row) => ({
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
}

type HeldRow = Awaited<ReturnType<typeof selectHeld>>[number]

function selectHeld(db: Db, institutions: readonly string[]) {
  return db
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
    .limit(MOST)
    .execute()
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
