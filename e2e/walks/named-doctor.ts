import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { ParkingOfVisit } from '@tongzhen/contract/parking'
import type { NamedDoctorState, ParkingState } from '@tongzhen/contract/states'
import { addDays, today } from '../../src/lib/shanghai-time.ts'
import { INSTITUTION } from './clinics.ts'
import { said, soon } from './payments.ts'
import type { Answers } from './sight.ts'

/** Of the staff: the name stands as it is, in either language. */
export const ARRANGER = '陆协调'

export const REQUEST = 'ndr_0123456789ABCDEFGHJK'
const APPOINTMENT = 'apt_0123456789ABCDEFGHJK'

const inDays = (days: number, time: string) => `${addDays(today(), days)}T${time}:00+08:00`

/** One request, wherever it is asked for, and alone in the list. */
export function requestIs(state: NamedDoctorState, more: Partial<NamedDoctorRequest> = {}): Answers[] {
  const request = (language: 'zh-CN' | 'en-US'): NamedDoctorRequest => ({
    ...{ requestId: REQUEST, version: 2, state, institutionId: INSTITUTION },
    institutionName: said('同真医院中心院区', 'Tongzhen Hospital, Central Campus')(language),
    institutionPhone: '021-0000 0000',
    departmentName: said('心血管内科', 'Cardiovascular Medicine')(language),
    ...{ doctorId: '100301', doctorTitle: 'chief' },
    doctorName: said('王建国', 'Dr Wang Jianguo')(language),
    ...{ patientId: 'pat_0123456789ABCDEFGHJK', patientName: '李明', phoneMasked: '139****0202' },
    wishes: [
      { on: addDays(today(), 3), period: 'morning' },
      { on: addDays(today(), 5), period: null },
    ],
    note: said('去年由他做的手术，想请他复查', 'He operated on me last year')(language),
    ...{ createdAt: inDays(-1, '10:20'), changedAt: inDays(0, '08:05'), lapsesAt: inDays(6, '00:00') },
    arrangedBy: state === 'submitted' ? null : ARRANGER,
    ...{ visit: null, declineReason: null },
    ...more,
  })

  return [
    {
      path: /\/named-doctor-requests$/,
      instead: (language) => ({ requests: [request(language)], nextCursor: null }),
    },
    { path: /\/named-doctor-requests\/ndr_/, instead: request },
  ]
}

/** A time that was found. */
export const aVisit = (isHeld: boolean): Partial<NamedDoctorRequest> => ({
  visit: {
    ...{ appointmentId: APPOINTMENT, state: isHeld ? 'to_pay' : 'booked', feeFen: 30_000 },
    ...{ startsAt: inDays(3, '09:30'), payUntilAt: isHeld ? soon() : null },
  },
})

export function parkingIs(state: ParkingState | null, isOffered = true): Answers {
  return {
    path: /\/parking$/,
    instead: (): ParkingOfVisit => ({
      isOffered,
      parking: state && {
        ...{ parkingId: 'pkg_0123456789ABCDEFGHJK', state, plate: '沪AD12345', phoneMasked: '139****0202' },
        ...{
          visitAt: inDays(1, '09:30'),
          letInAt: state === 'let_in' ? inDays(0, '09:05') : null,
          leftAt: null,
        },
      },
    }),
  }
}
