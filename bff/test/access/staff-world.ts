import type { ErrorCode, StaffErrorCode } from '@tongzhen/contract/errors'
import type { Route } from '@tongzhen/contract/route'
import { mayStaff, type StaffRole, staffRoleNames } from '@tongzhen/contract/staff-roles'
import { DAY_MS, shift } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/ids.ts'
import { circleOf } from '../../src/modules/reconciliation/circles.ts'
import type { ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { compareDay } from '../../src/modules/reconciliation/compare-day.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { keepDay } from '../reconciliation/keep-day.ts'
import { StaffBrowser } from '../staff/staff-browser.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import type { Sample } from './samples.ts'
import { ELSEWHERE, type World } from './world.ts'

export interface StaffThings {
  staffId: string
  paymentId: string
  appointmentId: string
  scheduleId: string
  requestId: string
  parkingId: string
  /** Of the day 2026-11-20, which was reconciled. */
  differenceId: string
  applicationId: string
  exportId: string
  conversationId: string
  prepaidId: string
}

export const staffActors = ['nobody', 'patient', 'half', 'wrongRole', 'elsewhere'] as const
export type StaffActor = (typeof staffActors)[number]

/** Everybody who may try the console, and what there is to reach at the central hospital. */
export interface StaffWorld {
  staffDesk: StaffDesk
  /** Somebody of the central hospital in each role. */
  central: Record<StaffRole, StaffPerson>
  /** The same of another hospital. */
  elsewhere: Record<StaffRole, StaffPerson>
  nobody: StaffBrowser
  /** Wang Xiuying, with her own session in the place of a staff member's. */
  patient: StaffBrowser
  /** Has typed the code of the text message only. */
  half: StaffBrowser
  things: StaffThings
}

export async function createStaffWorld({ desk, owner, things }: World): Promise<StaffWorld> {
  const staffDesk = createStaffDesk(desk)
  const central = await oneOfEach(staffDesk, CENTRAL)
  const elsewhere = await oneOfEach(staffDesk, ELSEWHERE)
  const patient = new StaffBrowser()
  patient.token = owner.token
  const { paymentId, appointmentId, scheduleId, requestId, parkingId, applicationId } = things
  const { staffId, phone } = await staffDesk.invite({ role: 'cashier', institutionId: CENTRAL })

  return {
    ...{ staffDesk, central, elsewhere, patient },
    nobody: new StaffBrowser(),
    half: await staffDesk.passFirstFactor(phone),
    things: {
      ...{ staffId, paymentId, appointmentId, scheduleId, requestId, parkingId, applicationId },
      prepaidId: things.prepaidId,
      conversationId: things.serviceId,
      differenceId: await differenceOf(desk),
      exportId: await exportOf(desk, staffId),
    },
  }
}

/** A payment of which only a provider tells. */
async function differenceOf({ ground: { db, config, clock } }: World['desk']): Promise<string> {
  const circle = circleOf(config, CENTRAL)
  if (circle === undefined) throw new Error('nobody takes its money')
  const now = clock.now()
  const line: ReconLine = {
    ...{ extNo: 'OTHER0001', orderNo: 'OTHER0001', kind: 'payment', party: circle.merchants[0]?.name ?? '' },
    ...{ institutionId: null, means: 'unionpay', fen: 100, at: now, status: 'done', providerNo: '1' },
  }
  const sides = { platform: [], books: [], channel: [line], his: [] }
  const run = await keepDay(db, { circle, day: '2026-11-20', sides, now })
  await compareDay(db, { run, circle, held: async () => undefined, now })
  const found = await db.selectFrom('recon_differences').select('difference_id').executeTakeFirstOrThrow()

  return found.difference_id
}

/** A workbook that somebody of the central hospital has asked for, and nobody collects. */
async function exportOf({ ground: { db, clock } }: World['desk'], staffId: string): Promise<string> {
  const exportId = newId('exp')
  const now = clock.now()
  await db
    .insertInto('refund_exports')
    .values({
      ...{ export_id: exportId, institution_id: CENTRAL, staff_id: staffId, selection: '{"show":"all"}' },
      ...{ state: 'collecting', version: 1, row_count: 0, total_count: null },
      ...{ after_at: null, after_id: null, asked_at: now, expires_at: shift(now, DAY_MS) },
    })
    .execute()

  return exportId
}

async function oneOfEach(desk: StaffDesk, institutionId: string): Promise<Record<StaffRole, StaffPerson>> {
  const people: [StaffRole, StaffPerson][] = []
  for (const role of staffRoleNames)
    people.push([role, await desk.person({ role, institutionId, isAtOnce: true })])

  return Object.fromEntries(people) as Record<StaffRole, StaffPerson>
}

/** The browsers of an actor, and what follows for each from a route's access rule alone. */
export function triesOf(
  actor: StaffActor,
  { world, definition, sample }: { world: StaffWorld; definition: Route; sample: Sample },
): { browser: StaffBrowser; expected: ErrorCode | StaffErrorCode | 'admitted' }[] {
  const { access } = definition
  const mayDo = (role: StaffRole) => access.who !== 'staff' || mayStaff(role, access.may)
  const isOpen = access.who === 'staff_visitor'
  if (actor === 'nobody' || actor === 'patient' || actor === 'half')
    return [{ browser: world[actor], expected: isOpen ? 'admitted' : 'SESSION_REQUIRED' }]
  if (actor === 'wrongRole')
    return staffRoleNames
      .filter((role) => !mayDo(role))
      .map((role) => ({ browser: world.central[role].browser, expected: 'NOT_PERMITTED' }))

  return staffRoleNames.filter(mayDo).map((role) => ({
    browser: world.elsewhere[role].browser,
    expected: isOfCentral(definition, sample) ? 'NOT_FOUND' : 'admitted',
  }))
}

function isOfCentral({ access }: Route, { params, query, body }: Sample): boolean {
  const isNamed = [params, query, body].some((part) => part !== undefined && 'institutionId' in part)

  return isNamed || (access.who === 'staff' && access.at !== undefined)
}
