import type { VisitNote } from '@tongzhen/contract/visit-notes'
import * as paths from '../../../src/lib/paths.ts'
import type { Lives } from '../lives.ts'
import { said } from '../payments.ts'
import { type Answers, fails, press, type Sight } from '../sight.ts'

const toNote = ({ appointments }: Lives) => paths.visitNote({ appointmentId: appointments.booked })
const THE_NOTE = /\/note$/

const noteIs = (more: Partial<VisitNote>): Answers => ({
  path: THE_NOTE,
  as: (answer: VisitNote) => ({ ...answer, ...more }),
})

/** Answered and sent; the words are the person's own. */
const sent = (state: VisitNote['state'], more: Partial<VisitNote> = {}): Answers => ({
  path: THE_NOTE,
  instead: (language): VisitNote => ({
    ...{ state, version: 3, questions: [], answers: [], missing: [], redFlags: [] },
    ...{ sentAt: null, consultation: null },
    note: [
      {
        part: 'complaint',
        lines: [
          said('咳嗽，夜里厉害', 'A cough, worse at night')(language),
          said('多久了？ 一到四周', 'Since when? one to four weeks')(language),
        ],
      },
      {
        part: 'allergies',
        lines: [said('对药物或食物过敏吗？ 青霉素类', 'Any allergies? penicillins')(language)],
      },
    ],
    ...more,
  }),
})

/** What the doctor reads before the visit. */
export const visitNotePages: Sight[] = [{ name: 'visit-note', who: 'liMing', address: toNote }]

export const visitNoteLooks: Sight[] = [
  {
    name: 'visit-note, read through with answers missing, and urgent',
    who: 'liMing',
    address: toNote,
    answers: noteIs({ redFlags: ['chest_pain'] }),
    act: press('visit-note:read'),
  },
  {
    name: 'visit-note, danger sign ticked',
    who: 'liMing',
    address: toNote,
    answers: noteIs({
      redFlags: ['breathlessness'],
      answers: [{ questionId: 'danger_signs', choices: ['breathless'], words: '' }],
    }),
  },
  { name: 'visit-note, delivered', who: 'liMing', address: toNote, answers: sent('delivered') },
  {
    name: 'visit-note, given before a consultation',
    who: 'liMing',
    address: () => paths.visitNote(),
    // The platform names it in its own words.
    answers: sent('delivered', {
      consultation: {
        institutionId: 'tz-central',
        departmentName: 'Respiratory Medicine',
        patientName: '李明',
      },
    }),
  },
  { name: 'visit-note, undelivered', who: 'liMing', address: toNote, answers: sent('undelivered') },
  { name: 'visit-note, closed', who: 'liMing', address: toNote, answers: sent('closed', { note: [] }) },
  { name: 'visit-note, not to be had', who: 'liMing', address: toNote, answers: fails(THE_NOTE) },
]
