import type { Directory, OwnWords } from '@tongzhen/contract/directory'
import type { Db } from '../../db/schema.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { Staff } from '../institutions/catalogue.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import { searchEntryOf } from '../institutions/doctor-search.ts'
import { findDirectory } from './directories.ts'

/** The catalogues with departments and doctors in the order and the words of staff; who is hidden is marked. */
export function withDirectory(catalogues: Catalogues, db: Db): Catalogues {
  const arranged = new WeakMap<Staff, { version: number; staff: Staff }>()

  /** Search entries are dear: the same until the hospital or its staff say something else. */
  function arrangedBy(staff: Staff, { version, value }: { version: number; value: Directory }): Staff {
    if (version === 0) return staff
    const known = arranged.get(staff)
    if (known?.version === version) return known.staff
    const made = arrange(staff, value)
    arranged.set(staff, { version, staff: made })

    return made
  }

  return {
    of(institutionId) {
      const catalogue = catalogues.of(institutionId)

      return {
        ...catalogue,
        async staff() {
          const staff = await catalogue.staff()
          const current = await findDirectory(db, { institutionId })

          return isGatewayFailure(staff) || current === undefined ? staff : arrangedBy(staff, current)
        },
      }
    },
  }
}

/** Ranks of an order; who is not named comes last, as before. */
function rankIn(order: readonly string[]): (id: string) => number {
  const ranks = new Map(order.map((id, index) => [id, index]))

  return (id) => ranks.get(id) ?? order.length
}

export function arrange(staff: Staff, directory: Directory): Staff {
  const departmentRank = rankIn(directory.departmentOrder)
  const doctorRank = rankIn(directory.doctorOrder)
  const departments = staff.departments
    .map((one) => ({ ...one, intro: ownOr(directory.departments[one.departmentId]?.intro, one.intro) }))
    .sort((a, b) => departmentRank(a.departmentId) - departmentRank(b.departmentId))
  const byId = new Map(departments.map((one, place) => [one.departmentId, { one, place }]))
  const doctors = [...staff.doctors.values()].map((doctor) => {
    const entry = directory.doctors[doctor.doctorId]
    const department = byId.get(doctor.departmentId)?.one ?? doctor.department
    const own = {
      ...doctor,
      department,
      specialities: ownOr(entry?.specialities, doctor.specialities),
      biography: ownOr(entry?.biography, doctor.biography),
    }

    return entry?.specialities ? { ...own, search: searchEntryOf(own, department) } : own
  })
  const placeOf = (departmentId: string) => byId.get(departmentId)?.place ?? departments.length
  doctors.sort(
    (a, b) =>
      placeOf(a.departmentId) - placeOf(b.departmentId) || doctorRank(a.doctorId) - doctorRank(b.doctorId),
  )
  const isHidden = ({ departmentId, doctorId }: { departmentId: string; doctorId: string }) =>
    directory.departments[departmentId]?.isHidden === true || directory.doctors[doctorId]?.isHidden === true

  return {
    departments,
    doctors: new Map(doctors.map((one) => [one.doctorId, one])),
    hidden: {
      // Also one that has no doctors of its own on offer: others may hold clinics there.
      departments: new Set(
        Object.keys(directory.departments).filter((id) => directory.departments[id]?.isHidden),
      ),
      doctors: new Set(doctors.filter(isHidden).map((one) => one.doctorId)),
    },
  }
}

function ownOr(own: OwnWords | undefined, hospitals: LocalText): LocalText {
  return own ?? hospitals
}
