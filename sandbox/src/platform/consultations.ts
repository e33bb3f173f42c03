import type { Clock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import type { DemoPerson } from '../people.ts'
import { takeNote, type VisitNote } from '../records/notes-route.ts'
import type { TicketWords } from './sign-ticket.ts'

/** What one consults online about, as the platform calls it. */
export const departments = [
  { zh: '呼吸内科', en: 'Respiratory Medicine' },
  { zh: '皮肤科', en: 'Dermatology' },
  { zh: '儿科', en: 'Paediatrics' },
  { zh: '妇科', en: 'Gynaecology' },
] as const

/** A patient asks a doctor online; nothing of it was booked anywhere. */
export interface Consultation {
  number: string
  personId: string
  /** In Chinese. */
  department: string
  startedAtMs: number
}

export interface Consultations {
  start(asked: { personId: string; department: string }): Consultation
  find(number: string): Consultation | undefined
  /** The newest first, each with the newest note that came for it. */
  list(): { consultation: Consultation; note: VisitNote | undefined }[]
  /** All notes that have come. */
  notes(): VisitNote[]
  /** What a ticket says of it. */
  wordsOf(consultation: Consultation): NonNullable<TicketWords['consultation']>
}

export const PATIENT_SYSTEM = 'urn:example-online:patient'
export const CONSULTATION_SYSTEM = 'urn:example-online:consultation'

interface Site {
  clock: Clock
  token: string
  people: readonly DemoPerson[]
}

/** Online consultations of the platform, and where the hospital's app hands over what patients tell before them. */
export function createConsultations(
  { app, store }: OutsideSystem,
  { clock, token, people }: Site,
): Consultations {
  const consultations = store.collection<Consultation>('consultations')
  const notes = store.collection<VisitNote>('notes')
  const newestFirst = () => [...notes.values()].sort((a, b) => b.receivedAtMs - a.receivedAtMs)

  app.put('/fhir/QuestionnaireResponse', async (request, reply) =>
    takeNote(request, reply, {
      ...{ notes, clock, token, institutionCode: 'platform' },
      isKnown: ({ patient, visit }) =>
        patient.system === PATIENT_SYSTEM &&
        visit.system === CONSULTATION_SYSTEM &&
        patientIdOf(consultations.get(visit.value)) === patient.value,
    }),
  )

  return {
    start({ personId, department }) {
      const number = `OC${shanghaiDate(clock.now()).replaceAll('-', '')}${String(consultations.size + 1).padStart(5, '0')}`
      const consultation = { number, personId, department, startedAtMs: clock.now() }
      consultations.set(number, consultation)

      return consultation
    },
    find: (number) => consultations.get(number),
    list: () =>
      [...consultations.values()].reverse().map((consultation) => ({
        consultation,
        note: newestFirst().find(({ visitNo }) => visitNo === consultation.number),
      })),
    notes: newestFirst,
    wordsOf(consultation) {
      const { number, personId, department } = consultation
      const person = people.find(({ id }) => id === personId)

      return {
        ...{ number, department },
        patient: {
          id: patientIdOf(consultation) ?? '',
          ...(person && {
            name: person.name,
            sex: person.sex,
            age_months: monthsBetween(person.bornOn, shanghaiDate(clock.now())),
          }),
        },
      }
    },
  }
}

const patientIdOf = (consultation: Consultation | undefined) =>
  consultation && `patient-${consultation.personId}`

/** @param from days `YYYY-MM-DD` */
function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

  return monthOf(to) - monthOf(from) - (to.slice(8) < from.slice(8) ? 1 : 0)
}
