import type { NoteAnswer } from '@tongzhen/contract/visit-notes'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TicketWords } from '../../../sandbox/src/platform/sign-ticket.ts'
import { tidy } from '../../src/housekeeping.ts'
import { DAY_MS, shift } from '../../src/lib/clock.ts'
import { VISIT_NOTES_QUEUE } from '../../src/modules/visit-notes/visit-notes.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { countOperations } from '../replicas.ts'
import { withVisitNotes } from '../sandbox-config.ts'
import { redeem, settleAs, signed, wordsFor } from './tickets.ts'

let bff: TestBff

beforeAll(async () => {
  bff = await createTestBff({ configure: withVisitNotes })
  bff.bff.start()
})
afterEach(() => {
  for (const { faults } of bff.sandbox.systems) faults.clear()
})
afterAll(() => bff.close())

const WHOLE: NoteAnswer[] = [
  { questionId: 'complaint', choices: [], words: '咳嗽，夜里厉害' },
  { questionId: 'since', choices: ['weeks'], words: '' },
  { questionId: 'allergies', choices: ['penicillin'], words: '' },
  { questionId: 'medicines', choices: ['none'], words: '' },
]

/** A consultation that somebody has begun on the platform, as its ticket tells of it. */
function begun(personId: string, department = '呼吸内科'): NonNullable<TicketWords['consultation']> {
  const { consultations } = bff.sandbox.platform

  return consultations.wordsOf(consultations.start({ personId, department }))
}

const enter = (sub: string, consultation = begun(sub)) => settleAs(bff, sub, 'note', { consultation })
const read = (device: Device) => bff.ok('getConsultationNote', { device })
const keep = (device: Device, answers = WHOLE) =>
  bff.ok('saveConsultationNote', { device, body: { version: 0, answers } })
const give = async (device: Device) => {
  const { version } = await keep(device)

  return bff.ok('sendConsultationNote', { device, body: { version } })
}
const settled = (device: Device) =>
  expect.poll(async () => (await read(device)).state, { timeout: 20_000 }).not.toBe('sending')
const atPlatform = (number: string) =>
  bff.sandbox.platform.consultations.notes().filter(({ visitNo }) => visitNo === number)

describe('who consults a doctor online on a platform', () => {
  it('is asked what the speciality needs, and the platform’s doctor has the note once, though its first answer is lost', async () => {
    const consultation = begun('li-ming')
    const device = await enter('li-ming', consultation)
    const { state, questions, consultation: told } = await read(device)
    expect(state).toBe('draft')
    expect(questions.length).toBeGreaterThan(8)
    expect(told).toMatchObject({ departmentName: '呼吸内科', patientName: consultation.patient.name })

    bff.sandbox.platform.faults.add({ kind: 'lost-answer', probability: 1, count: 1 })
    const { version, note } = await keep(device)
    expect(note[0]).toEqual({ part: 'complaint', lines: ['咳嗽，夜里厉害', '多久了？ 一到四周'] })
    await bff.ok('sendConsultationNote', { device, body: { version } })
    await bff.ok('sendConsultationNote', { device, body: { version } })
    await settled(device)

    expect((await read(device)).state).toBe('delivered')
    const [kept, ...others] = atPlatform(consultation.number)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ patientNo: 'patient-li-ming', writings: 2 })
    expect(kept?.parts[0]).toEqual({ title: '主诉', lines: note[0]?.lines })
    const page = await (await fetch(`${bff.sandbox.platform.origin}/doctor`)).text()
    expect(page).toContain('咳嗽，夜里厉害')
    // Of the hospital's own records nothing was asked: it has no such patient.
    expect(bff.sandbox.records.notes.list()).toEqual([])
  })

  it('is told at once what may not wait, by the age that the platform tells', async () => {
    const fever: NoteAnswer[] = [{ questionId: 'complaint', choices: [], words: '发烧，38度5' }]
    const consultation = { ...begun('wang-xiuying', '儿科'), patient: { id: 'child', age_months: 1 } }
    const baby = await enter('wang-xiuying', consultation)
    const grown = await enter('zhao-lei', { ...begun('zhao-lei'), patient: { id: 'man', age_months: 420 } })

    expect((await keep(baby, fever)).redFlags).toContain('infant_fever')
    expect((await keep(grown, fever)).redFlags).toEqual([])
  })

  it('goes on where they left, in a new session of the same consultation; of another one it is another note', async () => {
    const consultation = begun('chen-jing')
    await keep(await enter('chen-jing', consultation))
    expect((await read(await enter('chen-jing', consultation))).answers).toEqual(WHOLE)
    expect((await read(await enter('chen-jing'))).answers).toEqual([])
  })

  it('is read by nobody else: not by another person of the platform, and not from an account of the app', async () => {
    const consultation = begun('li-ming')
    await keep(await enter('li-ming', consultation))
    const other = await enter('somebody-else', consultation)
    expect(await read(other)).toMatchObject({ state: 'closed', answers: [], consultation: null })
    const body = { version: 1, answers: [] }
    expect(await bff.refused('saveConsultationNote', { device: other, body })).toBe('NOTE_CLOSED')
    const inApp = await bff.signIn('li-ming')
    expect((await read(inApp)).state).toBe('closed')
    expect(await bff.refused('sendConsultationNote', { device: inApp, body: { version: 1 } })).toBe(
      'NOTE_CLOSED',
    )
  })

  it('may delete it: what is on its way then goes no further, and nothing is left here', async () => {
    const consultation = begun('li-ming')
    const device = await enter('li-ming', consultation)
    bff.sandbox.platform.faults.add({ kind: 'busy', probability: 1 })
    expect((await give(device)).state).toBe('sending')
    const { db } = bff.ground
    const row = await db
      .selectFrom('visit_notes')
      .select(['note_id', 'answers', 'outgoing', 'consultation'])
      .where('state', '=', 'sending')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toMatch(/咳嗽|patient-li-ming|呼吸内科/)

    expect((await bff.ok('deleteConsultationNote', { device })).state).toBe('closed')
    await bff.ok('deleteConsultationNote', { device })
    expect(await countOperations(bff.ground, VISIT_NOTES_QUEUE)).toBe(0)
    const left = db.selectFrom('visit_notes').select('note_id').where('note_id', '=', row.note_id)
    expect(await left.execute()).toEqual([])
    expect((await read(device)).state).toBe('closed')
    expect(atPlatform(consultation.number)).toEqual([])
  })

  it('is told honestly when the platform refuses the note', async () => {
    const device = await enter('li-ming', { ...begun('li-ming'), number: 'of-nobody' })
    await give(device)
    await settled(device)

    expect((await read(device)).state).toBe('undelivered')
  })

  it('leaves nothing behind: what was never begun is gone after a day, the rest after thirty', async () => {
    const { db, clock } = bff.ground
    const idle = begun('zhao-lei')
    await enter('zhao-lei', idle)
    const written = await enter('zhao-lei')
    await keep(written)
    const count = async () =>
      (await db.selectFrom('visit_notes').select('version').where('platform_id', 'is not', null).execute())
        .length
    const before = await count()
    await tidy(db, shift(clock.now(), DAY_MS))
    expect(await count()).toBeLessThan(before)
    expect(await count()).toBeGreaterThan(0)
    await tidy(db, shift(clock.now(), 30 * DAY_MS))
    expect(await count()).toBe(0)
  })
})

it('a page for notes is opened by nobody whose ticket names no consultation', async () => {
  const { consultation: _, ...words } = wordsFor(bff, { page: 'note', sub: 'li-ming' })
  const { error } = await redeem(bff, signed(bff, words))

  expect(error).toMatchObject({ code: 'TICKET_REFUSED', params: { reason: 'form' } })
})
