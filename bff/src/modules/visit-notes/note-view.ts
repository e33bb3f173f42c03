import type { Language } from '@tongzhen/contract/headers'
import type { NoteAnswer, NoteQuestion, VisitNote } from '@tongzhen/contract/visit-notes'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type Complainant, monthsBetween, readComplainant } from '../assistant/complainant.ts'
import { redFlagsIn } from '../assistant/red-flags.ts'
import type { AppointmentRow } from '../booking/appointments.ts'
import { createSettingsReader } from '../institution-settings/settings.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { dangerQuestion, dangersIn } from './danger-question.ts'
import type { VisitNotesDeps } from './deps.ts'
import type { Question } from './question.ts'
import { questionsFor } from './questions.ts'
import { specialityOf } from './specialities.ts'
import { findNote, openAnswers, type VisitNoteRow } from './visit-notes.ts'
import { missingOf, writeNote } from './write-note.ts'

/** May a note be written for this visit now? In a transaction, `db` is what it hands out. */
export async function isOffered(
  { config, db, records }: Pick<VisitNotesDeps, 'config' | 'db' | 'records'>,
  visit: Pick<AppointmentRow, 'institution_id' | 'channel' | 'state' | 'starts_at'>,
  now: Date,
): Promise<boolean> {
  const { institution_id: institutionId, channel, state, starts_at } = visit
  if (state !== 'booked' || starts_at <= now || records.of(institutionId) === undefined) return false

  const settings = createSettingsReader({ config, db })

  return (await settings.modulesOf(institutionId, channel)).includes('visit_note')
}

/** What this visit's doctor would ask this patient first, by what is answered so far. */
export async function questionsOf(
  { db, fields, clock }: Pick<VisitNotesDeps, 'db' | 'fields' | 'clock'>,
  { patient_id: patientId, institution_id: institutionId, snapshot }: AppointmentRow,
): Promise<(answers: readonly NoteAnswer[]) => Question[]> {
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)
  const speciality = specialityOf(snapshot.departmentName.zh)
  const ageMonths = patient?.birthOn ? monthsBetween(patient.birthOn, shanghaiDate(clock.now())) : undefined
  const sex = patient?.sex ?? null
  const who = { ...(ageMonths !== undefined && { ageMonths }), ...(sex && { sex }) }
  const age = ageMonths === undefined ? null : Math.floor(ageMonths / 12)

  return (answers) =>
    questionsFor({ speciality, sex, age, danger: dangerQuestion(answers, { speciality, who }) })
}

export async function readNote(
  deps: VisitNotesDeps,
  visit: AppointmentRow,
  { accountId, language }: { accountId: string; language: Language },
): Promise<VisitNote> {
  const row = await findNote(deps.db, visit.appointment_id)
  const isOwn = row === undefined || row.account_id === accountId
  const isOpen = isOwn && (row === undefined || row.state === 'draft')
  const isClosed = !isOwn || (isOpen && !(await isOffered(deps, visit, deps.clock.now())))
  if (isClosed) return CLOSED
  const answers = row ? openAnswers(deps.fields, row) : []
  const questions = (await questionsOf(deps, visit))(answers)
  const who = await readComplainant(deps, { account_id: accountId, patient_id: visit.patient_id })

  return {
    state: row?.state ?? 'draft',
    version: row?.version ?? 0,
    questions: questions.map((question) => questionView(question, language)),
    answers,
    note: writeNote(questions, { answers, language }),
    missing: missingOf(questions, answers),
    redFlags: flagsIn(answers, who),
    sentAt: sentAt(row),
  }
}

/** Nothing of what another account has written is told. */
const CLOSED: VisitNote = {
  ...{ state: 'closed', version: 0, questions: [], answers: [], note: [] },
  ...{ missing: [], redFlags: [], sentAt: null },
}

function sentAt(row: VisitNoteRow | undefined): string | null {
  return row?.sent_at ? shanghaiInstant(row.sent_at) : null
}

/** Of what brings them here, and the danger signs they chose: illnesses of the past are no emergency. */
function flagsIn(answers: readonly NoteAnswer[], who: Complainant) {
  const now = answers.filter(({ questionId }) => questionId === 'complaint' || questionId === 'symptoms')

  const heard = redFlagsIn(now.map(({ words }) => words).join('\n'), { who })

  return [...new Set([...heard, ...dangersIn(answers)])]
}

function questionView(
  { id, part, kind, title, hint, choices, takesWords, isRequired }: Question,
  language: Language,
): NoteQuestion {
  return {
    questionId: id,
    ...{ part, kind, takesWords, isRequired },
    title: textIn(title, language),
    hint: hint ? textIn(hint, language) : null,
    choices: choices.map((one) => ({ choiceId: one.id, text: textIn(one.text, language) })),
  }
}
