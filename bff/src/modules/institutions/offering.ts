import type { InstitutionModule } from '@tongzhen/contract/institutions'
import type { VisitKind } from '@tongzhen/contract/states'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HisResult, HospitalSchedule } from '../../gateways/his/port.ts'
import { type Catalogue, onOffer, type Staff } from './catalogue.ts'
import { moduleOfVisit } from './module-of-visit.ts'
import { createScheduleBook, type ScheduleBook } from './schedule-book.ts'

/** What is left of a catalogue where not everything that is connected is switched on, and nobody is hidden. */
export function offering(
  catalogue: Catalogue,
  modules: readonly InstitutionModule[],
): Pick<Catalogue, 'staff' | 'schedules' | 'liveSchedule' | 'liveSlots'> {
  const isOffered = (kind: VisitKind) => modules.includes(moduleOfVisit(kind))

  return {
    async staff() {
      const staff = await catalogue.staff()

      return isGatewayFailure(staff) ? staff : offeredStaff(staff, isOffered)
    },
    async schedules() {
      const [book, staff] = await Promise.all([catalogue.schedules(), catalogue.staff()])
      if (isGatewayFailure(book)) return book

      return offeredBook(book, (one) => isOffered(one.visitKind) && !isHidden(staff, one))
    },
    async liveSchedule(scheduleId) {
      const [live, staff] = await Promise.all([catalogue.liveSchedule(scheduleId), catalogue.staff()])
      if (live === undefined || isGatewayFailure(live)) return live

      return isOffered(live.visitKind) && !isHidden(staff, live) ? live : undefined
    },
    liveSlots: (schedule) => catalogue.liveSlots(schedule),
  }
}

type IsOffered = (kind: VisitKind) => boolean

/**
 * A clinic counts to the department in which it is held, which need not be its doctor's own. While the hospital does
 * not answer nobody is known to be hidden; nobody can be booked either.
 */
export function isHidden(
  staff: HisResult<Staff>,
  { doctorId, departmentId }: Pick<HospitalSchedule, 'doctorId' | 'departmentId'>,
): boolean {
  if (isGatewayFailure(staff) || staff.hidden === undefined) return false
  const { doctors, departments } = staff.hidden

  return doctors.has(doctorId) || departments.has(departmentId)
}

/** The very same where nothing has to go: it is asked for at every look. */
function offeredStaff(staff: Staff, isOffered: IsOffered): Staff {
  const { hidden } = staff
  if (!hidden && staff.departments.every(({ visitKinds }) => visitKinds.every(isOffered))) return staff
  const shown = [...staff.doctors.values()].filter((one) => !hidden?.doctors.has(one.doctorId))
  const doctors = onOffer(shown, isOffered)

  return {
    departments: onOffer(
      staff.departments.filter((one) => !hidden?.departments.has(one.departmentId)),
      isOffered,
    ),
    doctors: new Map(doctors.map((doctor) => [doctor.doctorId, doctor])),
  }
}

function offeredBook(book: ScheduleBook, isOffered: (one: HospitalSchedule) => boolean): ScheduleBook {
  const all = [...book.byId.values()]
  const offered = all.filter(isOffered)

  return offered.length === all.length ? book : createScheduleBook(offered)
}
