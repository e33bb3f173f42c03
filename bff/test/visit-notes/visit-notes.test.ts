import type { NoteAnswer, VisitNote } from '@tongzhen/contract/visit-notes'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/lib/clock.ts'
import { type Booker, type BookingDesk, createBookingDesk } from '../booking/booking-desk.ts'
import { withVisitNotes } from '../sandbox-config.ts'

let desk: BookingDesk
let liMing: Booker

beforeAll(async () => {
  desk = await createBookingDesk({ configure: withVisitNotes })
  liMing = await desk.booker('li-ming')
})
afterEach(() => {
  for (const { faults } of desk.sandbox.systems) faults.clear()
})
afterAll(() => desk.close())

const WHOLE: NoteAnswer[] = [
  { questionId: 'complaint', choices: [], words: '咳嗽，夜里厉害' },
  { questionId: 'since', choices: ['weeks'], words: '' },
  { questionId: 'allergies', choices: ['penicillin'], words: '' },
  { questionId: 'medicines', choices: ['none'], words: '' },
]

async function booked(booker = liMing): Promise<string> {
  const { appointmentId } = await desk.book(booker, desk.addClinic())
  const { state } = await desk.settled(booker, appointmentId)
  expect(state).toBe('booked')

  return appointmentId
}

const read = (appointmentId: string, { device } = liMing) =>
  desk.ok('getVisitNote', { device, params: { appointmentId } })

const keep = (
  appointmentId: string,
  { answers = WHOLE, version = 0, ...of }: { answers?: NoteAnswer[]; version?: number; booker?: Booker } = {},
) =>
  desk.ok('saveVisitNote', {
    ...{ device: (of.booker ?? liMing).device, params: { appointmentId }, body: { version, answers } },
  })

const send = (appointmentId: string, version: number) =>
  desk.ok('sendVisitNote', { device: liMing.device, params: { appointmentId }, body: { version } })

async function settled(appointmentId: string): Promise<VisitNote> {
  await expect.poll(async () => (await read(appointmentId)).state, { timeout: 20_000 }).not.toBe('sending')

  return read(appointmentId)
}

const atHospital = async (appointmentId: string) => {
  const order = await desk.orderOf(appointmentId)

  return desk.sandbox.records.notes.list().filter(({ visitNo }) => visitNo === order?.orderNo) ?? []
}

describe('a patient who has booked', () => {
  it('is asked by message for a note, answers, reads what the doctor will read, and the doctor has it once', async () => {
    const appointmentId = await booked()
    const told = async () => {
      const { messages } = await desk.ok('listMessages', { device: liMing.device, query: {} })

      return messages.filter((one) => one.appointmentId === appointmentId).map(({ kind }) => kind)
    }
    await expect.poll(told).toContain('note_wanted')

    expect(await read(appointmentId)).toMatchObject({ state: 'draft', version: 0, note: [], redFlags: [] })
    const { version, note, missing } = await keep(appointmentId)
    expect(missing).toEqual([])
    expect(note).toEqual([
      { part: 'complaint', lines: ['咳嗽，夜里厉害', '多久了？ 一到四周'] },
      { part: 'allergies', lines: ['对药物或食物过敏吗？ 青霉素类'] },
      { part: 'medicines', lines: ['现在在吃什么药？ 没有吃药'] },
    ])

    await send(appointmentId, version)
    await send(appointmentId, version)
    expect((await settled(appointmentId)).state).toBe('delivered')
    const [kept, ...others] = await atHospital(appointmentId)
    expect(others).toEqual([])
    expect(kept?.parts[0]).toEqual({ title: '主诉', lines: ['咳嗽，夜里厉害', '多久了？ 一到四周'] })
  })

  it('reads the note in English; the doctor reads it in Chinese, and the words as they were written', async () => {
    const emma = await desk.booker('emma-johnson')
    const appointmentId = await booked(emma)
    const device = desk.device('web', { language: 'en-US' })
    device.token = emma.device.token
    const answers = WHOLE.map((one) =>
      one.questionId === 'complaint' ? { ...one, words: 'A cough at night' } : one,
    )
    const { note, version, questions } = await keep(appointmentId, { answers, booker: { ...emma, device } })
    expect(note[0]?.lines).toEqual(['A cough at night', 'Since when? one to four weeks'])
    expect(questions.map(({ questionId }) => questionId)).toContain('pregnancy')

    await desk.ok('sendVisitNote', { device, params: { appointmentId }, body: { version } })
    await expect.poll(async () => (await atHospital(appointmentId)).length).toBe(1)
    expect((await atHospital(appointmentId))[0]?.parts[0]?.lines).toEqual([
      'A cough at night',
      '多久了？ 一到四周',
    ])
  })

  it('is told at once when what they write may not wait, and can still go on', async () => {
    const answers = [{ questionId: 'complaint', choices: [], words: '胸口突然压榨样疼，出冷汗' }]
    const { redFlags } = await keep(await booked(), { answers })
    expect(redFlags).toContain('chest_pain')
  })

  it('is asked for the danger signs of what they write; one that is ticked may not wait, and the doctor reads it', async () => {
    const appointmentId = await booked()
    const complaint = { questionId: 'complaint', choices: [], words: '头痛三天' }
    const choicesIn = ({ questions }: VisitNote) =>
      questions
        .find(({ questionId }) => questionId === 'danger_signs')
        ?.choices.map(({ choiceId }) => choiceId)
    const first = await keep(appointmentId, { answers: [complaint] })
    expect(choicesIn(first)).toEqual([
      'head_worst',
      'weak_side',
      'stiff_neck',
      'head_blow',
      'sight_lost',
      'none_of_head',
    ])
    expect(first.redFlags).toEqual([])
    const ticked = { questionId: 'danger_signs', choices: ['stiff_neck'], words: '' }
    const second = await keep(appointmentId, { answers: [complaint, ticked], version: first.version })
    expect(second.redFlags).toEqual(['sepsis'])
    expect(second.note.at(-1)?.lines).toEqual(['现在有没有下面的危险情况？ 发烧，脖子发硬，低不下头'])
    // Whatever is written afterwards, what was ticked stays.
    const other = [{ ...complaint, words: '牙痛' }, ticked]
    const third = await keep(appointmentId, { answers: other, version: second.version })
    expect(choicesIn(third)).toEqual([
      'mouth_swelling',
      'bleeding_on',
      'jaw_chest',
      'stiff_neck',
      'none_of_mouth',
    ])
    expect(third.redFlags).toEqual(['sepsis'])
  })

  it('“none of these” is gone with its question: the doctor never reads it of signs nobody was asked for', async () => {
    const appointmentId = await booked()
    const head = { questionId: 'complaint', choices: [], words: '头痛三天' }
    const none = { questionId: 'danger_signs', choices: ['none_of_head'], words: '' }
    const first = await keep(appointmentId, { answers: [head, none] })
    expect(first.note.at(-1)?.lines).toEqual(['现在有没有下面的危险情况？ 都没有'])
    const same = [{ ...head, words: '头痛四天' }, none]
    const second = await keep(appointmentId, { answers: same, version: first.version })
    expect(second.answers).toContainEqual(none)
    const chest = [{ ...head, words: '胸口痛' }, none]
    const third = await keep(appointmentId, { answers: chest, version: second.version })
    expect(third.answers.map(({ questionId }) => questionId)).toEqual(['complaint'])
    expect(JSON.stringify(third.note)).not.toContain('都没有')
  })

  it('is heard who ticks a danger sign beside “none of these”: the sign counts', async () => {
    const both = { questionId: 'danger_signs', choices: ['none_of_head', 'stiff_neck'], words: '' }
    const head = { questionId: 'complaint', choices: [], words: '头痛三天' }
    const { redFlags, answers } = await keep(await booked(), { answers: [head, both] })
    expect(redFlags).toEqual(['sepsis'])
    expect(answers).toContainEqual({ ...both, choices: ['stiff_neck'] })
  })

  it('loses nothing on two phones: what was written elsewhere is read first', async () => {
    const appointmentId = await booked()
    const { version } = await keep(appointmentId)
    // The answer to this was lost on its way.
    expect((await keep(appointmentId)).version).toBe(version)
    const other = [...WHOLE, { questionId: 'tried', choices: [], words: '社区看过' }]
    await keep(appointmentId, { answers: other, version })
    const { device } = liMing
    const late = { version, answers: WHOLE.slice(1) }
    expect(await desk.refused('saveVisitNote', { device, params: { appointmentId }, body: late })).toBe(
      'NOTE_CHANGED',
    )
    expect(
      await desk.refused('sendVisitNote', { device, params: { appointmentId }, body: { version } }),
    ).toBe('NOTE_CHANGED')
  })

  it('cannot give half a note, nor one of a visit that is over, nor more than the questions ask', async () => {
    const appointmentId = await booked()
    const { device } = liMing
    const answers = [
      { questionId: 'complaint', choices: ['made_up'], words: '咳嗽' },
      { questionId: 'allergies', choices: ['none', 'food'], words: '' },
      { questionId: 'somebody_elses', choices: [], words: '别的' },
    ]
    const { version, missing, answers: kept } = await keep(appointmentId, { answers })
    expect(kept).toEqual([
      { questionId: 'complaint', choices: [], words: '咳嗽' },
      { questionId: 'allergies', choices: ['none'], words: '' },
    ])
    expect(missing).toEqual(['since', 'medicines'])
    expect(
      await desk.refused('sendVisitNote', { device, params: { appointmentId }, body: { version } }),
    ).toBe('NOTE_INCOMPLETE')
    await desk.ok('cancelAppointment', { device, params: { appointmentId } })
    await desk.settled(liMing, appointmentId)
    expect((await read(appointmentId)).state).toBe('closed')
    const body = { version, answers: WHOLE }
    expect(await desk.refused('saveVisitNote', { device, params: { appointmentId }, body })).toBe(
      'NOTE_CLOSED',
    )
  })

  it('is told honestly when the hospital’s system refuses the note', async () => {
    const appointmentId = await booked()
    const { version } = await keep(appointmentId)
    const order = await desk.orderOf(appointmentId)
    if (order === undefined) throw new Error('the hospital knows nothing of it')
    const { patientNo } = order
    order.patientNo = 'SOMEBODY-ELSE'
    await send(appointmentId, version)
    const { state, note } = await settled(appointmentId)
    order.patientNo = patientNo

    expect(state).toBe('undelivered')
    expect(note.length).toBeGreaterThan(2)
  })

  it('is not waited for after the visit: what could not be delivered by the next day is said to be so', async () => {
    const appointmentId = await booked()
    const { version } = await keep(appointmentId)
    const records = desk.sandbox.systems.find(({ name }) => name === 'records')
    records?.faults.add({ kind: 'busy', probability: 1 })
    await send(appointmentId, version)
    desk.clock.advance(3 * DAY_MS)

    // By then the phone has to be signed in anew.
    const { db } = desk.ground
    const note = db.selectFrom('visit_notes').select('state').where('appointment_id', '=', appointmentId)
    await expect
      .poll(async () => (await note.executeTakeFirst())?.state, { timeout: 20_000 })
      .toBe('undelivered')
  })
})
