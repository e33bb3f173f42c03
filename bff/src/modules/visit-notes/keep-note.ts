import { isDeepStrictEqual } from 'node:util'
import type { NoteAnswer } from '@tongzhen/contract/visit-notes'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type AppointmentRow, lockAppointment } from '../booking/appointments.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { VisitNotesDeps } from './deps.ts'
import { isOffered, questionsOf } from './note-view.ts'
import { beginSending, insertNote, lockNote, openAnswers, rewriteAnswers } from './visit-notes.ts'
import { fittingAnswers, missingOf, writeNote } from './write-note.ts'

type KeepRefusal = Refusal<'NOTE_CLOSED' | 'NOTE_CHANGED'>
type SendRefusal = KeepRefusal | Refusal<'NOTE_INCOMPLETE' | 'CARD_REQUIRED'>

interface Keeping {
  accountId: string
  /** As it was read. */
  version: number
}

/** Keeps the answers so far. The same answers twice are kept once, whatever the version. */
export async function keepAnswers(
  deps: VisitNotesDeps,
  visit: AppointmentRow,
  { accountId, version, answers: given }: Keeping & { answers: readonly NoteAnswer[] },
): Promise<undefined | KeepRefusal> {
  const { db, fields, clock } = deps
  const answers = fittingAnswers((await questionsOf(deps, visit))(given), given)

  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const appointment = await lockAppointment(tx, visit.appointment_id)
    if (!appointment || !(await isOffered({ ...deps, db: tx }, appointment, now)))
      return refuse('NOTE_CLOSED')
    const row = await lockNote(tx, { appointmentId: visit.appointment_id })
    if (row === undefined) {
      await insertNote(tx, appointment, { accountId, answers, fields, now })

      return undefined
    }
    if (row.account_id !== accountId || row.state !== 'draft') return refuse('NOTE_CLOSED')
    if (isDeepStrictEqual(openAnswers(fields, row), answers)) return undefined
    if (row.version !== version) return refuse('NOTE_CHANGED')
    await rewriteAnswers(tx, row, { answers, fields, now })

    return undefined
  })
}

/** Gives the note to the doctor as it was read. Once it is on its way, sending it again changes nothing. */
export async function sendNote(
  deps: VisitNotesDeps,
  visit: AppointmentRow,
  { accountId, version }: Keeping,
): Promise<undefined | SendRefusal> {
  const { db, fields, clock } = deps
  const questionsBy = await questionsOf(deps, visit)
  const { patient_id: patientId, institution_id: institutionId } = visit
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)
  const refused = await inTransaction(db, async (tx): Promise<undefined | SendRefusal> => {
    const now = clock.now()
    const appointment = await lockAppointment(tx, visit.appointment_id)
    const row = appointment && (await lockNote(tx, { appointmentId: visit.appointment_id }))
    if (row?.account_id !== accountId) return refuse('NOTE_CLOSED')
    if (row.state !== 'draft') return undefined
    if (!appointment || !(await isOffered({ ...deps, db: tx }, appointment, now)))
      return refuse('NOTE_CLOSED')
    if (row.version !== version) return refuse('NOTE_CHANGED')
    const answers = openAnswers(fields, row)
    const questions = questionsBy(answers)
    if (missingOf(questions, answers).length > 0) return refuse('NOTE_INCOMPLETE')
    if (patient === undefined) return refuse('CARD_REQUIRED')
    const note = {
      noteId: row.note_id,
      visitNumber: appointment.order_number,
      hospitalPatientNumber: patient.hospitalPatientNumber,
      writtenAt: shanghaiInstant(now),
      parts: writeNote(questions, { answers, language: 'zh-CN' }),
    }
    await beginSending(tx, row, { note, fields, now })

    return undefined
  })
  if (!isRefusal(refused)) deps.nudge(0)

  return refused
}
