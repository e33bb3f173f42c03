import type { StateTable } from '../lib/outside-system.ts'
import type { HospitalHis } from './hospital-his.ts'

/** The short state of the HIS for the control panel; the hospitals have pages of their own there. */
export function describeHis(hospitals: readonly HospitalHis[]): StateTable[] {
  return [
    {
      title: 'Hospitals',
      columns: ['Code', 'Name', 'Departments', 'Doctors', 'Files', 'Orders'],
      rows: hospitals.map(({ hospital, staff }) => [
        hospital.institution.hospitalCode,
        hospital.institution.name.join(' '),
        String(hospital.departments.length),
        String(hospital.doctors.length),
        String(staff.files().length),
        String(staff.orders().length),
      ]),
    },
  ]
}
