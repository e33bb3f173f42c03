import type { Appointment } from '@tongzhen/contract/booking'
import type { Patient } from '@tongzhen/contract/patients'

interface Query<T> {
  data: T | undefined
  error: Error | null
  refetch: () => unknown
}

/** What a person comes with: every home page, however it looks, begins with what is next of it. */
export interface NextToDo {
  patients: Query<{ patients: Patient[] }>
  appointments: Query<{ appointments: Appointment[] }>
}
