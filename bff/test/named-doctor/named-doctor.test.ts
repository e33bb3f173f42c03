import type { NamedDoctorDeskRequest, NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { NamedDoctorState } from '@tongzhen/contract/states'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DAY_MS, shift } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { lapseRequests } from '../../src/modules/named-doctor/lapse.ts'
import { createRequestWatch } from '../../src/modules/named-doctor/request-watch.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import type { Clinic } from '../booking/clinic.ts'
import { personOf } from '../file-of.ts'
import { createRegistrationDesk, type RegistrationDesk } from '../payments/registration-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { switchOff } from '../staff/switch-off.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'

let desk: RegistrationDesk
let staff: StaffDesk
let coordinator: StaffPerson
let colleague: StaffPerson
let emma: Booker

beforeAll(async () => {
  desk = await createRegistrationDesk()
  staff = createStaffDesk(desk)
  const role = 'named_doctor_coordinator'
  coordinator = await staff.person({ role, institutionId: CENTRAL, name: '陆协调' })
  colleague = await staff.person({ role, institutionId: CENTRAL, name: '何协调' })
  emma = await desk.booker('emma-johnson')
})
afterAll(() => desk.close())

/** How long a message may be on its way. */
const NEWS = { timeout: 30_000 }

const soon = (days: number) => addDays(shanghaiDate(desk.clock.now()), days)

const at = (person: StaffPerson) => staff.atDesk(person)

function ask(
  { device, patientId }: Booker,
  { doctorId }: Pick<Clinic, 'doctorId'>,
  note: string | null = null,
) {
  const wishes = [
    { on: soon(2), period: 'morning' as const },
    { on: soon(1), period: null },
  ]
  const body = { institutionId: CENTRAL, patientId, doctorId, wishes, note, phone: null }

  return desk.ok('askForDoctor', { device, body })
}

async function take(requestId: string, person = coordinator): Promise<NamedDoctorDeskRequest> {
  const device = await at(person)
  const { version } = await staff.ok('getNamedDoctorRequest', { device, params: { requestId } })

  return staff.ok('takeNamedDoctorRequest', { device, params: { requestId }, body: { version } })
}

async function fixing({ requestId, version }: NamedDoctorDeskRequest, clinic: Clinic, person = coordinator) {
  const { scheduleId, feeFen, slotIds } = clinic
  const body = { version, scheduleId, slotId: slotIds[0] ?? '', feeFen }

  return { device: await at(person), params: { requestId }, body }
}

/** As the patient's open page follows it. */
async function seen({ device }: Booker, requestId: string, state: NamedDoctorState) {
  const params = { requestId }
  let request: NamedDoctorRequest = await desk.ok('getDoctorRequest', { device, params })
  while (request.state !== state) {
    const query = { waitFor: request.version }
    request = await desk.ok('getDoctorRequest', { device, params, query })
  }

  return request
}

/** Kinds of what the account was told of a request, and of the visits made for it, the oldest first. */
async function told({ device }: Booker, kind: string) {
  await vi.waitUntil(async () => {
    const { messages } = await desk.ok('listMessages', { device })

    return messages.some((one) => one.kind === kind)
  }, NEWS)

  return (await desk.ok('listMessages', { device })).messages
}

describe('somebody who asks for a time with a doctor', () => {
  it('is called, gets a place that she pays for, and sees all the while who has it and where it stands', async () => {
    const clinic = desk.addClinic({ capacity: 1 })
    const asked = await ask(emma, clinic, 'She has seen me before')
    expect(asked).toMatchObject({ state: 'submitted', arrangedBy: null, note: 'She has seen me before' })
    const device = await at(coordinator)
    const { requestId } = asked
    const waiting = desk.ok('getDoctorRequest', {
      ...{ device: emma.device, params: { requestId }, query: { waitFor: asked.version } },
    })

    const list = await staff.ok('listNamedDoctorRequests', { device, query: { show: 'new' } })
    expect(list.requests).toMatchObject([{ requestId, language: 'zh-CN', wishes: asked.wishes }])
    const { phone, name } = personOf('emma-johnson')
    for (const personal of [phone, name]) expect(JSON.stringify(list)).not.toContain(personal)
    const taken = await take(requestId)
    expect(await waiting).toMatchObject({ state: 'being_arranged', arrangedBy: '陆协调' })

    const why = { reason: '电话确认就诊时间' }
    const full = await staff.ok('unmaskNamedDoctorRequest', { device, params: { requestId }, body: why })
    expect(full.phone.endsWith(phone.slice(-8))).toBe(true)
    const call = { outcome: 'reached', words: 'Thursday evening is fine' } as const
    await staff.ok('noteCall', { device, params: { requestId }, body: call })
    const { sessions } = await staff.ok('listNamedDoctorSessions', { device, params: { requestId } })
    expect(sessions.map(({ scheduleId }) => scheduleId)).toContain(clinic.scheduleId)
    await staff.ok('fixVisit', await fixing(taken, clinic))

    const held = await seen(emma, requestId, 'to_pay')
    expect(held.visit).toMatchObject({ state: 'to_pay', feeFen: 5000, payUntilAt: expect.any(String) })
    const appointmentId = held.visit?.appointmentId ?? ''
    expect((await told(emma, 'named_doctor_to_pay'))[0]).toMatchObject({ requestId, appointmentId })
    const appointment = await desk.ok('getAppointment', { device: emma.device, params: { appointmentId } })
    const payment = await desk.payFee({ booker: emma, clinic, appointment })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.untilBoth({ booker: emma, clinic, appointment }, { appointment: 'booked', payment: 'paid' })
    expect((await seen(emma, requestId, 'fixed')).visit).toMatchObject({ appointmentId, state: 'booked' })
    expect(await desk.taken(clinic)).toBe(1)
    await desk.expectBooks()

    const story = await staff.ok('getNamedDoctorRequest', {
      device: await at(coordinator),
      params: { requestId },
    })
    expect(story.transitions.map(({ to, by }) => [to, by])).toEqual([
      ['submitted', null],
      ['being_arranged', '陆协调'],
      ['booking', '陆协调'],
      ['to_pay', null],
      ['fixed', null],
    ])
    expect(story.calls).toMatchObject([{ by: '陆协调', outcome: 'reached', words: call.words }])
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', { device: auditor.browser, query: {} })
    const ofRequest = records.filter(({ objectId }) => objectId === requestId).toReversed()
    expect(ofRequest.map(({ action }) => action)).toEqual([
      'named_doctor_taken',
      'personal_data_unmasked',
      'named_doctor_call_noted',
      'named_doctor_visit_fixed',
    ])
    expect(ofRequest.at(-1)).toMatchObject({
      before: { state: 'being_arranged' },
      after: { state: 'booking', appointment: appointmentId },
    })
  })

  it('has one open request for a doctor however often she asks, and three for all doctors', async () => {
    const clinics = [desk.addClinic(), desk.addClinic(), desk.addClinic(), desk.addClinic()]
    const { device, patientId } = await desk.booker('ho-chun-kit')
    const wish = (clinic: Clinic | undefined) => ({
      ...{ institutionId: CENTRAL, patientId, doctorId: clinic?.doctorId ?? '', note: null, phone: null },
      wishes: [{ on: soon(3), period: null }],
    })
    const idempotencyKey = 'one-and-the-same-asking'
    const twice = [0, 1].map(() =>
      desk.call('askForDoctor', { device, body: wish(clinics[0]), idempotencyKey }),
    )
    const stored = (await Promise.all(twice)).flatMap(({ body }) => body?.requestId ?? [])
    expect(new Set(stored).size).toBe(1)
    expect(await desk.refused('askForDoctor', { device, body: wish(clinics[0]) })).toBe('NAMED_DOCTOR_EXISTS')
    for (const clinic of clinics.slice(1, 3)) await desk.ok('askForDoctor', { device, body: wish(clinic) })
    expect(await desk.refused('askForDoctor', { device, body: wish(clinics[3]) })).toBe('NAMED_DOCTOR_LIMIT')
    for (const on of [soon(-1), soon(61)]) {
      const body = { ...wish(clinics[3]), wishes: [{ on, period: null }] }
      expect(await desk.refused('askForDoctor', { device, body })).toBe('NAMED_DOCTOR_DAYS')
    }
    const elsewhere = { ...wish(clinics[3]), institutionId: 'tz-linjiang' }
    expect(await desk.refused('askForDoctor', { device, body: elsewhere })).toBe('MODULE_OFF')

    const [requestId = ''] = stored
    for (const _ of [1, 2])
      expect(await desk.ok('withdrawDoctorRequest', { device, params: { requestId } })).toMatchObject({
        state: 'withdrawn',
      })
    const { requests } = await desk.ok('listDoctorRequests', { device, query: {} })
    expect(requests.map(({ state }) => state)).toEqual(['submitted', 'submitted', 'withdrawn'])
  })

  it('is told why when there is no time, in the words of the staff', async () => {
    const { requestId } = await ask(emma, desk.addClinic())
    const { version } = await take(requestId)
    const body = { version, reason: '专家下月出国，建议改约其他专家' }
    const device = await at(coordinator)
    await staff.ok('declineNamedDoctorRequest', { device, params: { requestId }, body })
    expect(await seen(emma, requestId, 'declined')).toMatchObject({ declineReason: body.reason })
    expect((await told(emma, 'named_doctor_declined'))[0]).toMatchObject({ requestId })
    const again = { device, params: { requestId }, body: { ...body, version: version + 1 } }
    expect(await staff.refused('declineNamedDoctorRequest', again)).toBe('NAMED_DOCTOR_CHANGED')
  })

  it('is told when the wished days are over, and is not called any more', async () => {
    const { requestId } = await ask(emma, desk.addClinic())
    const { ground } = desk
    const deps = { ...ground, watch: createRequestWatch(ground), nudge: () => desk.bff.nudge() }
    await lapseRequests(deps)
    const { lapsesAt } = await seen(emma, requestId, 'submitted')
    expect(lapsesAt).toBe(`${soon(3)}T00:00:00+08:00`)
    await ground.db
      .updateTable('named_doctor_requests')
      .set({ lapses_at: desk.clock.now() })
      .where('request_id', '=', requestId)
      .execute()
    await Promise.all([1, 2].map(() => lapseRequests(deps)))
    expect(await seen(emma, requestId, 'lapsed')).toMatchObject({ version: 2 })
    expect((await told(emma, 'named_doctor_lapsed'))[0]).toMatchObject({ requestId })
  })
})

describe('nobody is called about a request', () => {
  it('for a patient who is removed from the account', async () => {
    const sun = await desk.booker('sun-guoqiang')
    const { requestId } = await ask(sun, desk.addClinic())
    await desk.ok('removePatient', { device: sun.device, params: { patientId: sun.patientId } })
    const params = { requestId }
    expect(await staff.ok('getNamedDoctorRequest', { device: await at(coordinator), params })).toMatchObject({
      state: 'withdrawn',
    })
  })

  it('for a doctor of whom the hospital offers no time here', async () => {
    const restore = await switchOff(staff, ['booking', 'special_need', 'mdt'])
    const wishes = [{ on: soon(2), period: null }]
    const { doctorId } = desk.addClinic()
    const body = {
      institutionId: CENTRAL,
      patientId: emma.patientId,
      doctorId,
      wishes,
      note: null,
      phone: null,
    }
    expect(await desk.refused('askForDoctor', { device: emma.device, body })).toBe('NOT_FOUND')
    await restore()
  })
})

describe('a time that was agreed on', () => {
  it('and is taken by somebody else meanwhile leaves the request with whoever arranges it', async () => {
    const clinic = desk.addClinic({ capacity: 1 })
    await desk.book(await desk.booker('li-ming'), clinic)
    const taken = await take((await ask(emma, clinic)).requestId)
    expect(await staff.refused('fixVisit', await fixing(taken, clinic))).toBe('SLOT_FULL')
    expect(await seen(emma, taken.requestId, 'being_arranged')).toMatchObject({ version: taken.version })
    await desk.ok('withdrawDoctorRequest', { device: emma.device, params: taken })
  })

  it('and is not paid for in time goes back, and staff look for another one: nobody tells her to book again', async () => {
    const clinic = desk.addClinic({ capacity: 1 })
    const taken = await take((await ask(emma, clinic)).requestId)
    await staff.ok('fixVisit', await fixing(taken, clinic))
    const { requestId } = taken
    const { visit } = await seen(emma, requestId, 'to_pay')
    const { appointmentId = '' } = visit ?? {}
    const appointment = await desk.ok('getAppointment', { device: emma.device, params: { appointmentId } })
    await desk.untilBoth({ booker: emma, clinic, appointment }, { appointment: 'failed' })
    expect(await seen(emma, requestId, 'being_arranged')).toMatchObject({ visit: null, arrangedBy: '陆协调' })
    const messages = await told(emma, 'named_doctor_again')
    expect(messages.filter((one) => one.appointmentId === appointmentId).map(({ kind }) => kind)).toEqual([
      'named_doctor_to_pay',
    ])
    expect(await desk.taken(clinic)).toBe(0)

    const later = desk.addClinic({ inDays: 2, fee: '0.00' })
    const device = await at(coordinator)
    const now = await staff.ok('getNamedDoctorRequest', { device, params: { requestId } })
    expect(await staff.refused('fixVisit', await fixing(now, later))).toBe('SLOT_GONE')
    await desk.ok('withdrawDoctorRequest', { device: emma.device, params: { requestId } })
  })

  it('without a fee is fixed at once, and given back ends the request', async () => {
    const clinic = desk.addClinic({ fee: '0.00' })
    const taken = await take((await ask(emma, clinic)).requestId)
    const idempotencyKey = 'the-answer-was-lost-once'
    const wish = await fixing(taken, clinic)
    await staff.ok('fixVisit', { ...wish, idempotencyKey })
    await desk.ground.db.deleteFrom('idempotency_keys').execute()
    await staff.ok('fixVisit', { ...wish, idempotencyKey })
    const { visit } = await seen(emma, taken.requestId, 'fixed')
    expect(desk.ordersIn(clinic)).toHaveLength(1)
    const { appointmentId = '' } = visit ?? {}
    await desk.ok('cancelAppointment', { device: emma.device, params: { appointmentId } })
    expect(await seen(emma, taken.requestId, 'withdrawn')).toMatchObject({ visit: null })
  })

  it('and stopped by the hospital is hers to move or to give back, as any visit: nobody arranges a second one', async () => {
    const clinic = desk.addClinic({ fee: '0.00', inDays: 3 })
    const taken = await take((await ask(emma, clinic)).requestId)
    await staff.ok('fixVisit', await fixing(taken, clinic))
    const { visit } = await seen(emma, taken.requestId, 'fixed')
    const params = { appointmentId: visit?.appointmentId ?? '' }
    desk.hospital.staff.stopSession(clinic.scheduleId, {
      ...{ zh: '专家临时外出', en: 'The doctor is away' },
    })
    await desk.ground.db
      .updateTable('appointments')
      .set({ sync_due_at: desk.clock.now() })
      .where('schedule_id', '=', clinic.scheduleId)
      .execute()
    await vi.waitUntil(async () => {
      await desk.sync()

      return (await desk.ok('getAppointment', { device: emma.device, params })).state === 'stopped'
    }, NEWS)
    await untilAllIsTold(desk)
    const { messages } = await desk.ok('listMessages', { device: emma.device, query: {} })
    expect(messages[0]?.kind).toBe('clinic_stopped')
    expect(await seen(emma, taken.requestId, 'fixed')).toMatchObject({ visit: params })

    await desk.ok('cancelAppointment', { device: emma.device, params })
    await seen(emma, taken.requestId, 'withdrawn')
  })
})

describe('the work-list', () => {
  it('gives a request to one of two who take it at once; a colleague may take it over, and only who has it acts', async () => {
    const { requestId, version } = await ask(emma, desk.addClinic())
    const devices = [await at(coordinator), await at(colleague)]
    const params = { requestId }
    const replies = await Promise.all(
      devices.map((device) => staff.call('takeNamedDoctorRequest', { device, params, body: { version } })),
    )
    expect(replies.map(({ error }) => error?.code).sort()).toEqual(['NAMED_DOCTOR_CHANGED', undefined])
    const taken = await take(requestId, colleague)
    expect(taken.assignee).toMatchObject({ staffId: colleague.staffId })
    const body = { outcome: 'no_answer', words: null } as const
    const byOther = { device: await at(coordinator), params, body }
    expect(await staff.refused('noteCall', byOther)).toBe('NAMED_DOCTOR_NOT_YOURS')
    await staff.ok('noteCall', { ...byOther, device: await at(colleague) })
    const mine = await staff.ok('listNamedDoctorRequests', {
      device: byOther.device,
      query: { show: 'mine' },
    })
    expect(mine.requests).toEqual([])
    await desk.ok('withdrawDoctorRequest', { device: emma.device, params })
  })

  it('shows those that wait longest first, page by page, while new ones come in', async () => {
    const { requestId } = await ask(emma, desk.addClinic())
    const { db } = desk.ground
    const { snapshot, wishes, ...row } = await db
      .selectFrom('named_doctor_requests')
      .selectAll()
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow()
    const ids = Array.from(
      { length: 44 },
      (_, index) => `ndr_0000000000000000${String(index).padStart(4, '0')}`,
    )
    for (const [index, request_id] of ids.entries())
      await db
        .insertInto('named_doctor_requests')
        .values({
          ...{ ...row, request_id, doctor_id: `D${index}`, idempotency_key: request_id },
          ...{ snapshot: JSON.stringify(snapshot), wishes: JSON.stringify(wishes) },
          // Sealed for another row: sealed anew, as it would have been.
          phone: desk.ground.fields.seal(
            { table: 'named_doctor_requests', column: 'phone', rowId: request_id },
            personOf('emma-johnson').phone,
          ),
          created_at: shift(row.created_at, -(index + 1) * DAY_MS),
        })
        .execute()
    const device = await at(coordinator)
    const all: string[] = []
    let cursor: string | null = null
    do {
      const query: { show: 'new'; cursor?: string } = { show: 'new', ...(cursor && { cursor }) }
      const page = await staff.ok('listNamedDoctorRequests', { device, query })
      all.push(...page.requests.map((one) => one.requestId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(all.filter((id) => id.startsWith('ndr_0000'))).toEqual(ids.toReversed())
    expect(all.at(-1)).toBe(requestId)
    await db.deleteFrom('named_doctor_requests').where('request_id', 'in', ids).execute()
  })
})
