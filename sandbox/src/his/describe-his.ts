import type { StateTable } from '../lib/outside-system.ts'
import type { HospitalHis } from './hospital-his.ts'

/** The short state of the HIS for the control panel; the hospitals have pages of their own there. */
export function describeHis(hospitals: readonly HospitalHis[]): StateTable[] {
  return [
    {
      title: '医院 Hospitals',
      columns: [
        '代码 Code',
        '名称 Name',
        '科室 Departments',
        '医生 Doctors',
        '档案 Files',
        '订单 Orders',
        '待缴账单 Open bills',
        '结算 Settlements',
        '在院 In hospital',
        '预交金 Top-ups',
      ],
      rows: hospitals.map(({ hospital, staff, cashier, ward }) => [
        hospital.institution.hospitalCode,
        hospital.institution.name.join(' '),
        String(hospital.departments.length),
        String(hospital.doctors.length),
        String(staff.files().length),
        String(staff.orders().length),
        String(cashier.bills().filter(({ status }) => status === 'OPEN').length),
        String(cashier.settlements().length),
        String(ward.stays().filter(({ stay }) => stay.discharge === undefined).length),
        String(ward.topUps().length),
      ]),
    },
  ]
}
