import type { Language } from '@tongzhen/contract/headers'
import { insertOnce } from '../../db/insert-once.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { isHidden } from '../institutions/offering.ts'
import type { BookingDeps } from './deps.ts'

type FollowDeps = Pick<BookingDeps, 'db' | 'clock' | 'catalogues'>

interface Following {
  accountId: string
  institutionId: string
  doctorId: string
}

/** Following twice is following once. */
export async function followDoctor(
  { db, clock, catalogues }: FollowDeps,
  { accountId, institutionId, doctorId }: Following,
): Promise<undefined | Refusal<'NOT_FOUND' | 'HOSPITAL_UNAVAILABLE'>> {
  const staff = await catalogues.of(institutionId).staff()
  if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
  const doctor = staff.doctors.get(doctorId)
  if (doctor === undefined || isHidden(staff, doctor)) return refuse('NOT_FOUND')
  await insertOnce(db, (tx) =>
    tx
      .insertInto('followed_doctors')
      .values({
        account_id: accountId,
        institution_id: institutionId,
        doctor_id: doctorId,
        followed_at: clock.now(),
      })
      .execute(),
  )

  return undefined
}

export async function unfollowDoctor(
  { db }: FollowDeps,
  { accountId, institutionId, doctorId }: Following,
): Promise<void> {
  await db
    .deleteFrom('followed_doctors')
    .where('account_id', '=', accountId)
    .where('institution_id', '=', institutionId)
    .where('doctor_id', '=', doctorId)
    .execute()
}

/** The last one followed first. Doctors who have left or are hidden, or whose hospital cannot be reached yet, are not shown. */
export async function listFollowedDoctors(
  { db, catalogues }: FollowDeps,
  {
    accountId,
    institutions,
    language,
  }: { accountId: string; institutions: readonly string[]; language: Language },
) {
  const rows = await db
    .selectFrom('followed_doctors')
    .select(['institution_id', 'doctor_id'])
    .where('account_id', '=', accountId)
    .orderBy('followed_at', 'desc')
    .orderBy('doctor_id')
    .execute()
  const served = rows.filter((row) => institutions.includes(row.institution_id))
  const shown = await Promise.all(
    served.map(async ({ institution_id: institutionId, doctor_id: doctorId }) => {
      const catalogue = catalogues.of(institutionId)
      const [hospital, staff] = await Promise.all([catalogue.hospital(), catalogue.staff()])
      if (isGatewayFailure(hospital) || isGatewayFailure(staff)) return []
      const doctor = staff.doctors.get(doctorId)
      if (doctor === undefined || isHidden(staff, doctor)) return []

      return {
        institutionId,
        institutionName: textIn(hospital.name, language),
        doctorId,
        name: textIn(doctor.name, language),
        title: doctor.title,
        departmentName: textIn(doctor.department.name, language),
        specialities: textIn(doctor.specialities, language),
      }
    }),
  )

  return shown.flat()
}
