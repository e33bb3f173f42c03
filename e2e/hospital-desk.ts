import type { Order } from '../sandbox/src/his/order.ts'
import type { PatientFile } from '../sandbox/src/his/patient-file.ts'
import type { DemoPerson } from '../sandbox/src/people.ts'
import type { Stack } from './run-stack.ts'

/** What the central hospital's own staff see in the HIS. */
export function deskOf({ sandbox }: Stack) {
  const [his] = sandbox.his.hospitals
  if (!his) throw new Error('there is no hospital')

  const fileOf = ({ document }: DemoPerson): PatientFile | undefined =>
    his.staff
      .files()
      .find((file) => file.documentType === document.type && file.documentNo === document.number)

  return {
    hospital: his.hospital,
    staff: his.staff,
    fileOf,
    /** The newest first. */
    ordersOf(person: DemoPerson): Order[] {
      const patientNo = fileOf(person)?.patientNo

      return his.staff.orders().filter((order) => order.patientNo === patientNo)
    },
  }
}
