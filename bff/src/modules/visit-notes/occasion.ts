import type { NoteAnswer, VisitNote } from '@tongzhen/contract/visit-notes'
import type { Db } from '../../db/schema.ts'
import type { HospitalNote } from '../../gateways/records/port.ts'
import type { Complainant } from '../assistant/complainant.ts'
import { dangerQuestion } from './danger-question.ts'
import type { Question } from './question.ts'
import { questionsFor } from './questions.ts'
import type { Speciality } from './specialities.ts'
import type { VisitNoteRow } from './visit-notes.ts'

type Addressee = Pick<HospitalNote, 'visitNumber' | 'hospitalPatientNumber'>

/** What a note is written before: a visit that was booked here (visits.ts), or an online consultation (consultations.ts). */
export interface Occasion {
  speciality: Speciality
  /** What of the patient counts. */
  who: Complainant
  /** By which the doctor's system knows visit and patient; undefined while it does not know the patient. */
  addressee: Addressee | undefined
  consultation: VisitNote['consultation']
  find(): Promise<VisitNoteRow | undefined>
  /** May a note be written now? */
  isOffered(db: Db): Promise<boolean>
  /** The note, and whether it may still be written, held until the transaction ends. */
  hold(tx: Db): Promise<{ row: VisitNoteRow | undefined; isOffered: boolean }>
  /** Where there may be none yet: the first one. */
  begin?(tx: Db, kept: Beginning): Promise<void>
  /** Of a note that is given now: nobody waits for it after that. */
  untilAt(now: Date): Date
}

/** The doctor's system knows the patient. */
export type AddressedOccasion = Occasion & { addressee: Addressee }

export interface Beginning {
  accountId: string
  answers: VisitNote['answers']
  now: Date
}

/** What its doctor would ask this patient first, by what is answered so far. */
export function questionsOf({ speciality, who }: Occasion, answers: readonly NoteAnswer[]): Question[] {
  const { sex = null, ageMonths } = who
  const age = ageMonths === undefined ? null : Math.floor(ageMonths / 12)

  return questionsFor({ speciality, sex, age, danger: dangerQuestion(answers, { speciality, who }) })
}
