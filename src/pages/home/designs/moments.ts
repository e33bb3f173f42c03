import { dayOf, today } from '@/lib/shanghai-time'
import type { NextToDo } from '../next-to-do'
import type { Service } from '../offered'

export type Moment = 'before' | 'at' | 'after'

/** What one does when: each service once. */
export const moments: { moment: Moment; services: Service[] }[] = [
  {
    moment: 'before',
    services: ['assistant', 'byDepartment', 'byDoctor', 'special', 'mdt', 'followed', 'patients', 'hospital'],
  },
  { moment: 'at', services: ['visits', 'code', 'pay'] },
  { moment: 'after', services: ['reports', 'inpatient'] },
]

/** Where the person stands: at the hospital on the day of a visit, before one otherwise. */
export function presentMoment({ appointments }: Pick<NextToDo, 'appointments'>): Moment {
  const next = appointments.data?.appointments[0]
  return next?.state === 'booked' && dayOf(next.startsAt) === today() ? 'at' : 'before'
}
