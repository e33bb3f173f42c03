import type { Appointment } from '@tongzhen/contract/booking'
import type { Relation } from '@tongzhen/contract/patients'
import { documentOf, fileOf, personOf } from '../../bff/test/file-of.ts'
import type { Stack } from '../run-stack.ts'
import { Account, type AccountChannel } from './account.ts'
import { type Clinic, findClinics, INSTITUTION } from './clinics.ts'

/** Li Ming signs in with it, so that his first one may be sent the code of his file in the same minute. */
const SECOND_PHONE = '13900000202'

/** What the pages are looked at with: ids that addresses need, and whose session is whose. */
export interface Lives {
  /** Li Ming: sees to four people and has an appointment in most states. */
  liMing: Account
  /** Zhao Lei: signed in for the first time. */
  zhaoLei: Account
  self: string
  mother: string
  departmentId: string
  doctorId: string
  scheduleId: string
  slotId: string
  /** Ids of appointments by their state. */
  appointments: Record<'booked' | 'confirming' | 'cancelled' | 'failed', string>
}

/** Lives two accounts up to the point where every page has something to show, through the real API. */
export async function prepareLives(stack: Stack, channel: AccountChannel = 'web'): Promise<Lives> {
  const [liMing, zhaoLei] = await Promise.all([
    Account.signIn(stack, { personId: 'li-ming', phone: SECOND_PHONE, channel }),
    Account.signIn(stack, { personId: 'zhao-lei', phone: personOf('zhao-lei').phone, channel }),
  ])
  const self = await bind(liMing, 'li-ming', 'self')
  const mother = await bind(liMing, 'wang-xiuying', 'parent')
  const barred = await bind(liMing, 'sun-guoqiang', 'other')
  const child = await liMing.call('openFile', {
    body: { institutionId: INSTITUTION, relation: 'child', file: fileOf('li-xiaoyu') },
  })

  await liMing.call('applyForHealthCard', { params: { patientId: self } })

  const clinics = await findClinics(liMing)
  const [first, second, third] = clinics
  if (!first || !second || !third) throw new Error('the sandbox offers too few clinics')
  const book = async (patientId: string, clinic: Clinic) =>
    liMing.call('book', { body: { patientId, ...wishOf(clinic) } })

  const booked = await settled(liMing, await book(self, first))
  const toCancel = await settled(liMing, await book(child.patientId, second))
  const cancelled = await settled(
    liMing,
    await liMing.call('cancelAppointment', { params: { appointmentId: toCancel.appointmentId } }),
  )
  // Refused by the hospital while he waits; the attempt stays in his list.
  await book(barred, second).catch(() => undefined)
  const { appointments: past } = await liMing.call('listAppointments', { query: { when: 'past' } })
  const failed = past.find(({ state }) => state === 'failed')
  if (!failed) throw new Error('a barred person was booked')
  await liMing.call('followDoctor', { params: { institutionId: INSTITUTION, doctorId: first.doctorId } })
  await liMing.call('followDoctor', { params: { institutionId: INSTITUTION, doctorId: third.doctorId } })

  // From here on the hospital hears nothing about appointments, so this one stays open.
  for (const path of ['/appointment/lock', '/appointment/query', '/appointment/cancel'])
    stack.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path })
  const confirming = await book(mother, third)

  return {
    ...{ liMing, zhaoLei, self, mother },
    departmentId: first.departmentId,
    doctorId: first.doctorId,
    scheduleId: first.scheduleId,
    slotId: first.freeSlotIds[1] ?? '',
    appointments: {
      booked: booked.appointmentId,
      confirming: confirming.appointmentId,
      cancelled: cancelled.appointmentId,
      failed: failed.appointmentId,
    },
  }
}

/** Finds the person's file by the code on the phone that the hospital holds. */
async function bind(account: Account, personId: string, relation: Relation): Promise<string> {
  const { name, phone } = personOf(personId)
  const { bindingId } = await account.call('startBinding', {
    body: { institutionId: INSTITUTION, relation, name, ...documentOf(personId) },
  })
  const code = await account.codeSentTo(phone)
  const { patientId } = await account.call('confirmBinding', { params: { bindingId }, body: { code } })

  return patientId
}

function wishOf({ scheduleId, feeFen, freeSlotIds }: Clinic) {
  return { institutionId: INSTITUTION, scheduleId, feeFen, slotId: freeSlotIds[0] ?? '' }
}

async function settled(account: Account, appointment: Appointment): Promise<Appointment> {
  let seen = appointment
  while (seen.state === 'confirming' || seen.state === 'cancelling') {
    seen = await account.call('getAppointment', {
      params: { appointmentId: seen.appointmentId },
      query: { waitFor: seen.version },
    })
  }

  return seen
}
