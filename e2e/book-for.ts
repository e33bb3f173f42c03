import type { DemoPerson } from '../sandbox/src/people.ts'
import type { Stack } from './run-stack.ts'
import { Account } from './walks/account.ts'

export interface Wish {
  scheduleId: string
  slotId: string
  feeFen: number
}

/** Books for a person at the central hospital, as another phone of theirs would. */
export async function bookFor(stack: Stack, person: DemoPerson, wishes: readonly Wish[]): Promise<void> {
  const account = await Account.signIn(stack, {
    ...{ personId: person.id, phone: person.phone, channel: 'web' },
  })
  const { patients } = await account.call('listPatients')
  const patientId = patients[0]?.patientId ?? ''
  for (const { scheduleId, slotId, feeFen } of wishes) {
    const wish = { institutionId: 'tz-central', patientId, scheduleId, slotId, feeFen }
    let appointment = await account.call('book', { body: wish })
    while (appointment.state === 'confirming') {
      const { appointmentId, version } = appointment
      appointment = await account.call('getAppointment', {
        params: { appointmentId },
        query: { waitFor: version },
      })
    }
    if (appointment.state !== 'booked') throw new Error(`the visit is ${appointment.state}`)
  }
}
