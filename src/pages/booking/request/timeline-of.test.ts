import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import { type NamedDoctorState, namedDoctorStates } from '@tongzhen/contract/states'
import { expect, it } from 'vitest'
import { timelineOf } from './timeline-of'

const request = (state: NamedDoctorState, more: Partial<NamedDoctorRequest> = {}): NamedDoctorRequest => ({
  ...{ requestId: 'ndr_00000000000000000001', version: 1, state, institutionId: 'tz-central' },
  ...{ institutionName: '通诊中心医院', institutionPhone: '021-0000 0000', departmentName: '心血管内科' },
  ...{ doctorId: '100301', doctorName: '李建国', doctorTitle: 'chief' },
  ...{ patientId: 'pat_00000000000000000001', patientName: '王秀英', phoneMasked: '139****0001' },
  wishes: [{ on: '2026-11-26', period: null }],
  ...{ note: null, arrangedBy: null, visit: null, declineReason: null },
  createdAt: '2026-11-24T10:00:00+08:00',
  changedAt: '2026-11-24T10:00:00+08:00',
  lapsesAt: '2026-11-27T00:00:00+08:00',
  ...more,
})

it('says who has it now and by when it ends, and nothing is to come after the end', () => {
  for (const state of namedDoctorStates) {
    const marks = timelineOf(request(state)).map(({ mark }) => mark)
    const isOpen = ['submitted', 'being_arranged', 'booking', 'to_pay'].includes(state)
    expect(marks[0]).toBe('done')
    expect(marks.filter((mark) => mark === 'now')).toHaveLength(isOpen ? 1 : 0)
    if (!isOpen && state !== 'fixed') expect(marks).not.toContain('next')
  }
})

it('names the time that was found, and until when its fee can be paid', () => {
  const payUntilAt = '2026-11-24T10:30:00+08:00'
  const startsAt = '2026-11-26T09:30:00+08:00'
  const visit = { appointmentId: 'apt_00000000000000000001', feeFen: 5000, startsAt, payUntilAt }
  const steps = timelineOf(request('to_pay', { visit: { ...visit, state: 'to_pay' } }))
  expect(steps.slice(-2)).toEqual([
    { name: 'pay', mark: 'now', by: payUntilAt },
    { name: 'visit', mark: 'next', at: startsAt },
  ])
})
