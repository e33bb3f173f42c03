import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { instant, institutionId } from './common.ts'
import { route } from './route.ts'
import { noteParts, questionKinds, redFlags, visitNoteStates } from './states.ts'

/** Longest answer in words. */
export const LONGEST_WORDS = 300

const questionId = z.string().regex(/^[a-z_]{1,32}$/)
const choiceId = z.string().regex(/^[a-z_0-9]{1,32}$/)

/** One question of the note before a visit (预问诊), in the reader's language. */
const noteQuestion = z.object({
  questionId,
  part: z.enum(noteParts),
  kind: z.enum(questionKinds),
  title: z.string(),
  /** What an answer looks like. */
  hint: z.string().nullable(),
  /** Of `one` and `many`; of `many` the choice that `isNone` (states.ts) excludes all others. */
  choices: z.array(z.object({ choiceId, text: z.string() })),
  /** Words may stand beside the choices. */
  takesWords: z.boolean(),
  isRequired: z.boolean(),
})
export type NoteQuestion = z.output<typeof noteQuestion>

/** `words` in the person's own language, `choices` in no order. */
const noteAnswer = z.object({
  questionId,
  choices: z.array(choiceId).max(20),
  words: z
    .string()
    .trim()
    .max(LONGEST_WORDS)
    .regex(/^(?:[^\p{Cc}]|\n)*$/u),
})
export type NoteAnswer = z.output<typeof noteAnswer>

export const visitNote = z.object({
  /** `closed`: for this visit none is written (any more), or another account of the patient writes it. */
  state: z.enum(visitNoteStates),
  /** Of what is kept; 0: nothing is yet. */
  version: z.int(),
  questions: z.array(noteQuestion),
  answers: z.array(noteAnswer),
  /** As the doctor reads it, in the reader's language; of the answers so far. */
  note: z.array(z.object({ part: z.enum(noteParts), lines: z.array(z.string()) })),
  /** Required questions that have no answer. */
  missing: z.array(questionId),
  /** Not empty: what was written may not wait for this visit. */
  redFlags: z.array(z.enum(redFlags)),
  sentAt: instant.nullable(),
  /** Of an online consultation, as its platform told of it: it writes Chinese. Null: it is of a visit. */
  consultation: z
    .object({ institutionId, departmentName: z.string(), patientName: z.string().nullable() })
    .nullable(),
})
export type VisitNote = z.output<typeof visitNote>

const saving = z.object({ version: z.int(), answers: z.array(noteAnswer).max(40) }).strict()
const sending = z.object({ version: z.int() }).strict()

const params = z.object({ appointmentId })
const access = { who: 'patient', scope: 'booking', at: 'params.appointmentId' } as const
const module = 'visit_note'

export const visitNoteRoutes = {
  getVisitNote: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId/note',
    access,
    params,
    response: visitNote,
  }),
  /** Keeps the answers so far, all of them; `version` as they were read. */
  saveVisitNote: route({
    method: 'PUT',
    path: '/api/appointments/:appointmentId/note',
    module,
    access,
    params,
    body: saving,
    response: visitNote,
    errors: ['NOTE_CLOSED', 'NOTE_CHANGED'],
  }),
  /** Gives the note, as it was read in this version, to the doctor. Twice is once. */
  sendVisitNote: route({
    method: 'POST',
    path: '/api/appointments/:appointmentId/note/sending',
    module,
    access,
    params,
    body: sending,
    response: visitNote,
    errors: ['NOTE_CLOSED', 'NOTE_CHANGED', 'NOTE_INCOMPLETE', 'CARD_REQUIRED'],
  }),
}

const ofConsultation = { access: { who: 'account' }, embeddedIn: ['note'], response: visitNote } as const
/** Done twice it is done once; of what was written nothing else is kept that would outlive it. */
const changing = { ...ofConsultation, isForgotten: true } as const

/**
 * The same before an online consultation (线上咨询) on another platform (docs/decisions/0060). Which one says the session:
 * none of these names it.
 */
export const consultationNoteRoutes = {
  getConsultationNote: route({ method: 'GET', path: '/api/consultation/note', ...ofConsultation }),
  saveConsultationNote: route({
    method: 'PUT',
    path: '/api/consultation/note',
    ...changing,
    body: saving,
    errors: ['NOTE_CLOSED', 'NOTE_CHANGED'],
  }),
  sendConsultationNote: route({
    method: 'POST',
    path: '/api/consultation/note/sending',
    ...changing,
    body: sending,
    errors: ['NOTE_CLOSED', 'NOTE_CHANGED', 'NOTE_INCOMPLETE'],
  }),
  /** Nothing of it stays here; what its platform has is the platform's. Twice is once. */
  deleteConsultationNote: route({ method: 'DELETE', path: '/api/consultation/note', ...changing }),
}
