import { randomUUID } from 'node:crypto'
import type { Doctor } from '../sandbox/src/group/doctor.ts'
import type { Bill } from '../sandbox/src/his/billing/bill.ts'
import type { Notice } from '../sandbox/src/his/inpatient/notice.ts'
import type { StaySheet } from '../sandbox/src/his/inpatient/ward-desk.ts'
import type { Order } from '../sandbox/src/his/order.ts'
import type { PatientFile } from '../sandbox/src/his/patient-file.ts'
import { addDays, shanghaiDate } from '../sandbox/src/lib/shanghai-time.ts'
import type { DemoPerson } from '../sandbox/src/people.ts'
import type { Stack } from './run-stack.ts'

/** A time of a clinic, as the HIS names it. */
interface Place {
  scheduleNo: string
  slotNo: string
}

/** What a hospital's own staff see and do in the HIS; the central one's, unless another is named. */
export function deskOf({ sandbox }: Stack, institutionId = 'tz-central') {
  const his = sandbox.his.hospitals.find(
    ({ hospital }) => hospital.institution.institutionCode === institutionId,
  )
  if (!his) throw new Error('there is no hospital')

  const fileOf = ({ document }: DemoPerson): PatientFile | undefined =>
    his.staff
      .files()
      .find((file) => file.documentType === document.type && file.documentNo === document.number)

  return {
    hospital: his.hospital,
    queue: his.queue,
    fileOf,

    /** The newest first. */
    ordersOf(person: DemoPerson): Order[] {
      const patientNo = fileOf(person)?.patientNo

      return his.staff.orders().filter((order) => order.patientNo === patientNo)
    },

    /** What this person owes and has paid for here, by bill. */
    billsOf(person: DemoPerson): Bill[] {
      const patientNo = fileOf(person)?.patientNo

      return his.cashier.bills().filter((bill) => bill.patientNo === patientNo)
    },

    /** Who lies here now, with the account; undefined for everybody else. */
    stayOf(person: DemoPerson): StaySheet | undefined {
      const patientNo = fileOf(person)?.patientNo

      return his.ward.stays().find(({ stay }) => stay.patientNo === patientNo && !stay.discharge)
    },

    /** Of this person's newest notice of admission. */
    noticeOf(person: DemoPerson): Notice {
      const patientNo = fileOf(person)?.patientNo
      const notice = his.ward.notices().find((one) => one.patientNo === patientNo)
      if (!notice) throw new Error(`no bed is kept for ${person.id}`)

      return notice
    },

    /** Adds an evening clinic on the last day on show, one place at 18:00 and three at 18:30; answers the one. */
    addEvening({ doctorCode }: Doctor): Place {
      const scheduleNo = his.staff.addSession({
        doctorCode,
        date: addDays(shanghaiDate(Date.now()), 13),
        period: '3',
        visitType: '1',
        fee: '25.00',
        slots: [
          { beginTime: '18:00', endTime: '18:30', capacity: 1 },
          { beginTime: '18:30', endTime: '19:00', capacity: 3 },
        ],
      })
      if (!scheduleNo) throw new Error(`there is no doctor ${doctorCode}`)

      return { scheduleNo, slotNo: '01' }
    },

    /** Adds a clinic at the end of today on a campus, and lets people check in for it from the morning on. */
    addClinicToday(campusCode: string, [beginTime, endTime]: readonly [string, string]) {
      const { checkIn } = his.hospital.institution
      if (checkIn) Object.assign(checkIn, { opensMinutesBefore: 24 * 60 })
      const department = his.hospital.departments.find((one) => one.campusCode === campusCode)
      const doctor = his.hospital.doctors.find((one) => one.departmentCode === department?.departmentCode)
      const scheduleNo = his.staff.addSession({
        doctorCode: doctor?.doctorCode ?? '',
        date: shanghaiDate(Date.now()),
        period: '3',
        visitType: '1',
        fee: '25.00',
        slots: [{ beginTime, endTime, capacity: 3 }],
      })
      if (!scheduleNo) throw new Error(`nobody sees patients on campus ${campusCode}`)

      return { scheduleId: scheduleNo, slotId: '01', feeFen: 2500, time: `${beginTime}–${endTime}` }
    },

    /** The hospital's accounts keep this person's newest order; only its desk can cancel it. */
    freezeOrderOf(person: DemoPerson): void {
      his.staff.freeze(this.ordersOf(person)[0]?.orderNo ?? '')
    },

    /** At the window this person's newest order is cancelled by hand, and no caller told. */
    cancelOrderOf(person: DemoPerson): void {
      const isCancelled = his.staff.cancelAtDesk(this.ordersOf(person)[0]?.orderNo ?? '', Date.now())
      if (!isCancelled) throw new Error(`${person.id} has no order`)
    },

    /** At the window a place is given to somebody who has a file. */
    giveTo(person: DemoPerson, place: Place): void {
      const file = fileOf(person)
      const orderNo = randomUUID()
      const [card] = file?.cards ?? []
      const wish = { ...place, orderNo, patientNo: file?.patientNo, cardNo: card?.cardNo, channel: 'window' }
      his.interfaces.get('/appointment/lock')?.(wish)
      const isGiven = his.staff.orders().some((order) => order.orderNo === orderNo)
      if (!isGiven) throw new Error(`the hospital refused ${person.id}`)
    },
  }
}
