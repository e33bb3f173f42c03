import type { Schedule } from '@tongzhen/contract/booking'
import type { Language } from '@tongzhen/contract/headers'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Staff } from '../institutions/catalogue.ts'

/** A session in the language asked for; undefined when its department is not on offer. */
export function scheduleView(
  schedule: HospitalSchedule,
  { staff, language }: { staff: Staff; language: Language },
): Schedule | undefined {
  const department = staff.departments.find((one) => one.departmentId === schedule.departmentId)
  if (department === undefined) return undefined
  const { capacity, stopReason, location, ...rest } = schedule

  return {
    ...rest,
    departmentName: textIn(department.name, language),
    stopReason: stopReason && textIn(stopReason, language),
    location: textIn(location, language),
  }
}
