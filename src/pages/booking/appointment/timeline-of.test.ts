import type { Appointment } from '@tongzhen/contract/booking'
import { type AppointmentState, appointmentStates } from '@tongzhen/contract/states'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline-of'

const appointment = (state: AppointmentState, more: Partial<Appointment> = {}): Appointment => ({
  appointmentId: 'apt_00000000000000000001',
  version: 1,
  state,
  reason: null,
  reasonParams: null,
  institutionId: 'tz-central',
  institutionName: '通诊中心医院',
  institutionPhone: '021-0000 0000',
  patientId: 'pat_00000000000000000001',
  patientName: '王秀英',
  departmentName: '心血管内科',
  doctorId: '100301',
  doctorName: '李建国',
  doctorTitle: 'chief',
  visitKind: 'expert',
  scheduleId: '20261123-100301-1',
  startsAt: '2026-11-23T09:30:00+08:00',
  endsAt: '2026-11-23T10:00:00+08:00',
  location: '门诊楼4楼A区',
  feeFen: 5000,
  queueNumber: null,
  hospitalNumber: null,
  canCancel: false,
  cancelUntilAt: null,
  createdAt: '2026-11-22T10:00:00+08:00',
  settledByAt: null,
  payUntilAt: null,
  means: [],
  paymentId: null,
  stopReason: null,
  canMove: false,
  movedToId: null,
  isInReview: false,
  ...more,
})

describe('the timeline of an appointment', () => {
  it('begins, in every state, with what the person did and when', () => {
    for (const state of appointmentStates) {
      expect(timelineOf(appointment(state))[0]).toEqual({
        name: 'submitted',
        mark: 'done',
        at: '2026-11-22T10:00:00+08:00',
      })
    }
  })

  it('says who has it now and by when one will know', () => {
    const settledByAt = '2026-11-22T10:02:00+08:00'
    const [, now, next] = timelineOf(appointment('confirming', { settledByAt }))
    expect(now).toEqual({ name: 'confirm', mark: 'now', by: settledByAt })
    expect(next).toEqual({ name: 'visit', mark: 'next', at: '2026-11-23T09:30:00+08:00' })
  })

  it('has exactly one step in progress while the hospital or the person decides, and none afterwards', () => {
    for (const state of appointmentStates) {
      const inProgress = timelineOf(appointment(state)).filter(({ mark }) => mark === 'now')
      expect(inProgress).toHaveLength(['confirming', 'to_pay', 'cancelling'].includes(state) ? 1 : 0)
    }
  })

  it('promises nothing after the end', () => {
    for (const state of ['cancelled', 'failed', 'visited', 'missed', 'stopped'] as const) {
      const marks = timelineOf(appointment(state)).map(({ mark }) => mark)
      expect(marks).not.toContain('now')
      expect(marks).not.toContain('next')
    }
  })
})
