import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import { type CallHis, createHisCaller } from './his-caller.ts'
import type { HospitalHis } from './hospital-his.ts'
import { type HisSystem, startHis } from './start-his.ts'

/** Monday 23 November 2026, half past seven in the morning in Shanghai. */
export const MONDAY_MORNING = '2026-11-23T07:30:00+08:00'
export const TOMORROW = '2026-11-24'

export interface RunningHis {
  his: HisSystem
  clock: ManualClock
  /** The central hospital, and how to call it. */
  central: HospitalHis
  call: CallHis
  callerOf(institutionCode: string): CallHis
}

/** A HIS on a free port whose clock stands still on a Monday morning. */
export async function runHis(folder?: string): Promise<RunningHis> {
  const clock = createManualClock(MONDAY_MORNING)
  const context = createSandboxContext({ folder, clock, seed: 'test' })
  const his = await startHis({ context, port: 0 })
  const [central] = his.hospitals
  if (central === undefined) throw new Error('the group has no hospital')

  function callerOf(institutionCode: string): CallHis {
    const caller = his.credentials.institutions[institutionCode]
    if (caller?.baseUrl === undefined) throw new Error(`${institutionCode} has no address`)

    return createHisCaller({ caller, baseUrl: caller.baseUrl, clock })
  }

  return { his, clock, central, call: callerOf('tz-central'), callerOf }
}

/** A clinic of tomorrow with one slot, 09:00 to 09:30, and nobody in it. */
export function addClinic(central: HospitalHis, capacity: number, date = TOMORROW): string {
  const scheduleNo = central.staff.addSession({
    doctorCode: '100101',
    date,
    period: '1',
    visitType: '1',
    fee: '28.00',
    slots: [{ beginTime: '09:00', endTime: '09:30', capacity }],
  })
  if (scheduleNo === undefined) throw new Error('the doctor is unknown')

  return scheduleNo
}

/** Patient and card number of a demo person at the central hospital. */
export function cardOf(personId: string): { patientNo: string; cardNo: string } {
  const file = findPerson(personId)?.files.find(({ hospitalCode }) => hospitalCode === '310001')
  if (file === undefined) throw new Error(`${personId} has no file at the central hospital`)

  return { patientNo: file.patientNo, cardNo: file.cardNo }
}

/** A first-visit file of an invented foreigner, with a passport of its own for each number. */
export function fileOf(number: number): Record<string, string> {
  return {
    orderNo: `file-order-${number}`,
    name: `Visitor ${number}`,
    sex: '1',
    birthDate: '1990-01-01',
    nationality: 'GBR',
    maritalStatus: '90',
    documentType: '03',
    documentNo: `X${String(number).padStart(7, '0')}`,
    address: '1 Sample Road, Shanghai',
    phone: '13900001000',
    contactName: 'A Friend',
    contactRelationship: '9',
    payType: '01',
  }
}
