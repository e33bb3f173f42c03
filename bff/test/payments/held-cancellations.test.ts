import type { HeldCancellation } from '@tongzhen/contract/cancellations'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../../src/lib/ids.ts'
import { SETTLE_WITHIN_MS } from '../../src/modules/booking/step.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { withPhoneOf } from '../staff/with-phone-of.ts'
import { createRegistrationDesk, type Held, type RegistrationDesk } from './registration-desk.ts'

/** Places in stopped clinics that the hospital's system refuses to cancel, and the staff who end them (decision 49). */
let desk: RegistrationDesk
let staff: StaffDesk
let office: StaffPerson
let finance: StaffPerson

beforeAll(async () => {
  desk = await createRegistrationDesk()
  staff = createStaffDesk(desk)
  office = await staff.person({ role: 'outpatient', institutionId: CENTRAL, name: '何主任' })
  finance = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '郑会计' })
})
afterAll(() => desk.close())

const reason = '窗口已核实'
const refundsOf = async (held: Held) => {
  const { payment_id } = await desk.appointmentRow(held)
  const { db } = desk.ground

  return payment_id
    ? db.selectFrom('payment_refunds').selectAll().where('payment_id', '=', payment_id).execute()
    : []
}
const told = async ({ booker: { device }, appointment: { appointmentId } }: Held) => {
  const { messages } = await desk.ok('listMessages', { device })

  return messages.filter((one) => one.appointmentId === appointmentId).map(({ kind }) => kind)
}
const view = ({ booker: { device }, appointment: { appointmentId } }: Held) =>
  desk.ok('getAppointment', { device, params: { appointmentId } })

async function listed({ appointment }: Held): Promise<HeldCancellation | undefined> {
  const { cancellations } = await staff.ok('listHeldCancellations', { device: finance.browser })

  return cancellations.find(({ appointmentId }) => appointmentId === appointment.appointmentId)
}

/** Paid for, stopped and given up; the hospital's accounts keep its system from letting it go. */
async function givenUpAndHeld(personId: string): Promise<{ held: Held; shown: HeldCancellation }> {
  const held = await desk.bookedAndPaid(personId)
  const { order_number } = await desk.appointmentRow(held)
  desk.hospital.staff.freeze(order_number)
  await staff.ok('stopClinic', {
    device: office.browser,
    params: { institutionId: CENTRAL, scheduleId: held.clinic.scheduleId },
    body: { reasonZh: '医生临时出诊会诊', reasonEn: 'The doctor is called to a consultation' },
  })
  await vi.waitUntil(async () => (await view(held)).state === 'stopped', { timeout: 30_000, interval: 20 })
  const { appointmentId } = held.appointment
  const asked = desk.ok('cancelAppointment', { device: held.booker.device, params: { appointmentId } })
  const isRefused = async () => (await desk.appointmentRow(held)).state === 'cancel_unknown'
  await vi.waitUntil(isRefused, { timeout: 10_000, interval: 20 })
  desk.clock.advance(SETTLE_WITHIN_MS)
  await desk.untilBoth(held, { appointment: 'cancel_held', payment: 'paid' })
  await asked
  for (const person of [office, finance]) await staff.signIn(person)
  const shown = await listed(held)
  if (shown === undefined) throw new Error('nobody of the staff is shown it')

  return { held, shown }
}

describe('a stopped clinic’s place that the hospital refuses to cancel', () => {
  it('is told to the patient as with staff, and the fee goes back once two people have said so', async () => {
    const { held, shown } = await givenUpAndHeld('li-ming')
    expect(await view(held)).toMatchObject({ state: 'cancelling', isInReview: true, settledByAt: null })
    expect(shown).toMatchObject({ isPaid: true, feeFen: 5000, proposal: null })
    expect(shown.refusal).toContain('3008')
    await vi.waitUntil(async () => (await told(held)).includes('cancellation_held'))
    const named = { params: { appointmentId: shown.appointmentId } }
    const body = { version: shown.version, reason }
    const first = { device: finance.browser, ...named }
    const asTheirOwn = async (person: StaffPerson, meanwhile: () => Promise<string | undefined>) => {
      const { account_id: accountId } = await desk.appointmentRow(held)

      return withPhoneOf(desk.ground.db, { staffId: person.staffId, accountId }, meanwhile)
    }
    const propose = () => staff.refused('settleCancellation', { ...first, body })
    expect(await asTheirOwn(finance, propose)).toBe('CANCELLATION_OWN')
    await staff.ok('settleCancellation', { ...first, body })
    expect((await listed(held))?.proposal).toMatchObject({ proposedBy: { name: '郑会计' }, reason })
    expect(await staff.refused('settleCancellation', { device: office.browser, ...named, body })).toBe(
      'PROPOSAL_EXISTS',
    )
    const confirmation = { ...body, isConfirmed: true }
    expect(await staff.refused('decideCancellation', { ...first, body: confirmation })).toBe('OWN_PROPOSAL')
    expect(
      await staff.refused('decideCancellation', { device: office.browser, ...named, body: confirmation }),
    ).toBe('NOT_PERMITTED')
    expect(await refundsOf(held)).toEqual([])
    desk.hospital.staff.cancelAtDesk(shown.orderNumber, desk.clock.now().getTime())
    const second = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '钱会计' })
    const decision = { device: second.browser, ...named, body: confirmation }
    const confirm = () => staff.refused('decideCancellation', decision)
    expect(await asTheirOwn(second, confirm)).toBe('CANCELLATION_OWN')
    await staff.ok('decideCancellation', decision)
    expect(await listed(held)).toBeUndefined()
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
    expect(await refundsOf(held)).toHaveLength(1)
    await desk.expectBooks()
    const { browser } = await staff.person({ role: 'audit', name: '审计员' })
    for (const [action, name] of [
      ['cancellation_proposed', '郑会计'],
      ['own_proposal_refused', '郑会计'],
      ['refund_decision_refused', '钱会计'],
      ['cancellation_settled', '钱会计'],
    ] as const) {
      const { records } = await staff.ok('listAudit', { device: browser, query: { action } })
      expect(records[0]).toMatchObject({ who: { name } })
    }
  })

  it('goes back by itself when the hospital lets it go: a proposal about it has lapsed', async () => {
    const { held, shown } = await givenUpAndHeld('chen-jing')
    const named = { params: { appointmentId: shown.appointmentId } }
    const body = { version: shown.version, reason }
    await staff.ok('settleCancellation', { device: office.browser, ...named, body })
    await staff.ok('askToCancelAgain', { device: office.browser, ...named })
    expect(await listed(held)).toMatchObject({ version: shown.version })
    desk.hospital.staff.freeze(shown.orderNumber, false)
    await vi.waitUntil(
      async () => {
        await staff.call('askToCancelAgain', { device: office.browser, ...named })

        return (await desk.appointmentRow(held)).state === 'cancelled'
      },
      { timeout: 10_000, interval: 50 },
    )
    const decision = { device: finance.browser, ...named, body: { ...body, isConfirmed: true } }
    expect(await staff.refused('decideCancellation', decision)).toBe('CANCELLATION_CHANGED')
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
    expect(await refundsOf(held)).toHaveLength(1)
    await desk.expectBooks()
  })

  it('ends by one word where nothing was paid', async () => {
    const held = await desk.held('wang-xiuying')
    const { order_number } = await desk.appointmentRow(held)
    desk.hospital.staff.freeze(order_number)
    await staff.ok('stopClinic', {
      device: office.browser,
      params: { institutionId: CENTRAL, scheduleId: held.clinic.scheduleId },
      body: { reasonZh: '医生身体不适', reasonEn: 'The doctor is unwell' },
    })
    await desk.untilBoth(held, { appointment: 'cancel_held' })
    for (const person of [office, finance]) await staff.signIn(person)
    const shown = await listed(held)
    expect(shown).toMatchObject({ isPaid: false })
    await staff.ok('settleCancellation', {
      device: office.browser,
      params: { appointmentId: held.appointment.appointmentId },
      body: { version: shown?.version ?? 0, reason },
    })
    expect(await view(held)).toMatchObject({ state: 'cancelled', isInReview: false })
  })

  it('stands once on one page of the list, however many there are', async () => {
    const { db } = desk.ground
    const row = await desk.appointmentRow(await desk.held('zhao-lei'))
    const moments = [1, 2, 3].map((minutes) => new Date(desk.clock.now().getTime() - minutes * 60_000))
    const many = Array.from({ length: 45 }, (_, index) => ({
      ...{ ...row, snapshot: JSON.stringify(row.snapshot), reason_params: null },
      ...{ appointment_id: newId('apt'), order_number: `HELD${index}`, idempotency_key: `held-${index}` },
      ...{ state: 'cancel_held' as const, is_active: false, sync_due_at: null, identity: null },
      changed_at: moments[index % moments.length] ?? new Date(),
    }))
    await db.insertInto('appointments').values(many).execute()
    const seen: HeldCancellation[] = []
    let cursor: string | undefined
    do {
      const query = cursor === undefined ? {} : { cursor }
      const page = await staff.ok('listHeldCancellations', { device: finance.browser, query })
      seen.push(...page.cancellations)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.map(({ appointmentId }) => appointmentId)).toEqual(
      many
        .toSorted(
          (a, b) =>
            a.changed_at.getTime() - b.changed_at.getTime() ||
            a.appointment_id.localeCompare(b.appointment_id),
        )
        .map(({ appointment_id }) => appointment_id),
    )
    const device = finance.browser
    expect(await staff.refused('listHeldCancellations', { device, query: { cursor: 'pay_1' } })).toBe(
      'REQUEST_INVALID',
    )
  })
})
