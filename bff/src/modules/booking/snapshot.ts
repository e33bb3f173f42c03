import type { AppointmentSnapshot } from '../../db/tables/booking.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Catalogue } from '../institutions/catalogue.ts'

/** What the person sees when booking, in both languages: kept, because names change and systems fail. */
export async function takeSnapshot(
  catalogue: Catalogue,
  schedule: HospitalSchedule,
): Promise<AppointmentSnapshot | Refusal<'HOSPITAL_UNAVAILABLE' | 'SLOT_GONE'>> {
  const [hospital, staff] = await Promise.all([catalogue.hospital(), catalogue.staff()])
  if (isGatewayFailure(hospital) || isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
  const doctor = staff.doctors.get(schedule.doctorId)
  if (doctor === undefined) return refuse('SLOT_GONE')

  return {
    institutionName: hospital.name,
    institutionPhone: hospital.phone,
    departmentName: doctor.department.name,
    doctorName: doctor.name,
    doctorTitle: doctor.title,
    location: schedule.location,
  }
}
