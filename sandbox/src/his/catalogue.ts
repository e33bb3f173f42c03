import { bilingual } from '../group/bilingual.ts'
import type { Hospital } from '../group/hospital.ts'
import { identifier, optional, readFields } from './fields.ts'
import { done, isRefusal, type Outcome } from './outcome.ts'

/** `/hospital/info` */
export function hospitalInfo({ institution }: Hospital): Outcome<unknown> {
  const { hospitalCode, level, phone, emergencyPhone, name, address, intro, campuses } = institution

  return done({
    hospitalCode,
    name: bilingual(name),
    level,
    address: bilingual(address),
    phone,
    emergencyPhone,
    intro: bilingual(intro),
    campuses: campuses.map((campus) => ({
      campusCode: campus.campusCode,
      name: bilingual(campus.name),
      address: bilingual(campus.address),
    })),
  })
}

/** `/department/list` */
export function departmentList({ departments }: Hospital): Outcome<unknown> {
  return done({ departments })
}

/** `/doctor/list` */
export function doctorList({ doctors }: Hospital, body: unknown): Outcome<unknown> {
  const read = readFields(body, { departmentCode: optional(identifier) })
  if (isRefusal(read)) return read
  const { departmentCode } = read.values
  const wanted = doctors.filter(
    (doctor) => departmentCode === undefined || doctor.departmentCode === departmentCode,
  )

  return done({ doctors: wanted.map(({ meetsOn, ...doctor }) => doctor) })
}
