import type { NoteAnswer } from '@tongzhen/contract/visit-notes'
import type { Expression, Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { VisitNotesTable } from '../../db/tables/visit-notes.ts'
import type { HospitalNote } from '../../gateways/records/port.ts'
import { addOperation } from '../../jobs/operations.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import type { AppointmentRow } from '../booking/appointments.ts'

export const VISIT_NOTES_QUEUE = 'visit-notes'
/** A doctor who is late still reads it, and writes from it afterwards. */
export const WAITED_FOR_MS = DAY_MS

export type VisitNoteRow = Selectable<VisitNotesTable>

type SealedColumn = 'answers' | 'outgoing'
const place = (column: SealedColumn, noteId: string) => ({ table: 'visit_notes', column, rowId: noteId })

type By = { appointmentId: string } | { noteId: string }

export function findNote(db: Db, by: By): Promise<VisitNoteRow | undefined> {
  return sought(db, by).executeTakeFirst()
}

/** Held until the transaction ends. Always after an appointment is (lock order). */
export function lockNote(tx: Db, by: By): Promise<VisitNoteRow | undefined> {
  return sought(tx, by).forUpdate().executeTakeFirst()
}

function sought(db: Db, by: By) {
  const [column, value] =
    'noteId' in by ? (['note_id', by.noteId] as const) : (['appointment_id', by.appointmentId] as const)

  return db.selectFrom('visit_notes').selectAll().where(column, '=', value)
}

/** With what is owed of them: whoever is sending one finds its outcome dropped (R9). */
export async function deleteNotes(tx: Db, those: readonly string[] | Expression<string>): Promise<void> {
  await tx
    .deleteFrom('operations')
    .where('queue', '=', VISIT_NOTES_QUEUE)
    .where('subject_id', 'in', those)
    .execute()
  await tx.deleteFrom('visit_notes').where('note_id', 'in', those).execute()
}

export function openAnswers(fields: FieldCrypto, row: VisitNoteRow): NoteAnswer[] {
  return JSON.parse(fields.open(place('answers', row.note_id), row.answers)) as NoteAnswer[]
}

export function openOutgoing(fields: FieldCrypto, row: VisitNoteRow): HospitalNote | undefined {
  return row.outgoing === null
    ? undefined
    : (JSON.parse(fields.open(place('outgoing', row.note_id), row.outgoing)) as HospitalNote)
}

interface Keeping {
  answers: readonly NoteAnswer[]
  fields: FieldCrypto
  now: Date
}

export async function insertNote(
  tx: Db,
  appointment: AppointmentRow,
  { accountId, answers, fields, now }: Keeping & { accountId: string },
): Promise<void> {
  const noteId = newId('vnt')
  await tx
    .insertInto('visit_notes')
    .values({
      note_id: noteId,
      appointment_id: appointment.appointment_id,
      ...{ platform_id: null, consultation_index: null, consultation: null },
      institution_id: appointment.institution_id,
      account_id: accountId,
      ...{ state: 'draft', version: 1, outgoing: null, sent_at: null },
      answers: fields.seal(place('answers', noteId), JSON.stringify(answers)),
      until_at: shift(appointment.starts_at, WAITED_FOR_MS),
      ...{ created_at: now, changed_at: now },
    })
    .execute()
}

export async function rewriteAnswers(
  tx: Db,
  { note_id: noteId, version }: VisitNoteRow,
  { answers, fields, now }: Keeping,
): Promise<void> {
  await tx
    .updateTable('visit_notes')
    .set({
      answers: fields.seal(place('answers', noteId), JSON.stringify(answers)),
      ...{ version: version + 1, changed_at: now },
    })
    .where('note_id', '=', noteId)
    .execute()
}

/** From now on it is owed to the hospital. */
export async function beginSending(
  tx: Db,
  { note_id: noteId, version }: VisitNoteRow,
  { note, untilAt, fields, now }: { note: HospitalNote; untilAt: Date; fields: FieldCrypto; now: Date },
): Promise<void> {
  await tx
    .updateTable('visit_notes')
    .set({
      ...{ state: 'sending', version: version + 1, until_at: untilAt, sent_at: now, changed_at: now },
      outgoing: fields.seal(place('outgoing', noteId), JSON.stringify(note)),
    })
    .where('note_id', '=', noteId)
    .execute()
  await oweSending(tx, { noteId, version: version + 1, setbacks: 0, dueAt: now })
}

export function oweSending(
  tx: Db,
  { noteId, version, ...when }: { noteId: string; version: number; setbacks: number; dueAt: Date },
): Promise<void> {
  return addOperation(tx, {
    ...{ queue: VISIT_NOTES_QUEUE, kind: 'send', subjectId: noteId, subjectVersion: version },
    ...when,
  })
}

/** What went out is kept by the hospital, not here. */
export async function endSending(
  tx: Db,
  { note_id, version }: VisitNoteRow,
  { to, now }: { to: 'delivered' | 'undelivered'; now: Date },
): Promise<void> {
  await tx
    .updateTable('visit_notes')
    .set({ state: to, version: version + 1, outgoing: null, changed_at: now })
    .where('note_id', '=', note_id)
    .execute()
}
