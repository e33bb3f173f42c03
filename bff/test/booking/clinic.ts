import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'

export interface Clinic {
  scheduleId: string
  doctorId: string
  feeFen: number
  /** Numbers of its slots, the earliest first. */
  slotIds: string[]
}

export interface ClinicOptions {
  capacity?: number
  slots?: number
  /** Yuan. */
  fee?: string
  visitType?: '1' | '2' | '3' | '4'
  /** Where it is held; by itself the doctor's own. */
  departmentId?: string
}

/** A clinic in the evening that nobody else books. Each needs another doctor or another day. */
export function addClinic(
  hospital: HospitalHis,
  {
    doctor,
    date,
    capacity = 20,
    slots = 1,
    fee = '50.00',
    visitType = '2',
    departmentId,
  }: ClinicOptions & { doctor: number; date: string },
): Clinic {
  const doctorCode = hospital.hospital.doctors[doctor]?.doctorCode
  if (doctorCode === undefined) throw new Error('the sandbox has too few doctors')
  const scheduleNo = hospital.staff.addSession({
    doctorCode,
    ...(departmentId && { departmentCode: departmentId }),
    date,
    period: '3',
    visitType,
    fee,
    slots: Array.from({ length: slots }, (_, index) => ({
      beginTime: `${18 + index}:00`,
      endTime: `${18 + index}:30`,
      capacity,
    })),
  })
  const session = scheduleNo === undefined ? undefined : hospital.staff.findSession(scheduleNo)?.session
  if (session === undefined) throw new Error('the clinic was not added')

  return {
    scheduleId: session.scheduleNo,
    doctorId: doctorCode,
    feeFen: Math.round(Number(fee) * 100),
    slotIds: session.slots.map(({ slotNo }) => slotNo),
  }
}
