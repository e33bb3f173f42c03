import { institutionsRoutes as routes } from '@tongzhen/contract/institutions'
import type { Config, InstitutionConfig } from '../../config.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Clock } from '../../lib/clock.ts'
import { refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Module } from '../../route-handler.ts'
import type { Catalogues } from './catalogues.ts'
import { listDoctors } from './list-doctors.ts'
import { departmentView, doctorView, institutionView } from './views.ts'

export interface InstitutionsDeps {
  config: Pick<Config, 'institutions'>
  catalogues: Catalogues
  clock: Clock
}

/** What the hospitals of a channel offer: public, in the language asked for, without a person in it. */
export function createInstitutionsModule({ config, catalogues, clock }: InstitutionsDeps): Module {
  const institutions = new Map(config.institutions.map((one) => [one.institutionId, one]))

  return {
    name: 'institutions',
    routes,
    register(handle) {
      handle(routes.listInstitutions, async ({ institutions: served, language }) => {
        const offered = served.flatMap((id) => institutions.get(id) ?? [])
        const found = await Promise.all(
          offered.map(async (institution) => ({
            institution,
            hospital: await catalogues.of(institution.institutionId).hospital(),
          })),
        )
        // One hospital that cannot be reached does not hide the others.
        const known = found.flatMap(({ institution, hospital }) =>
          isGatewayFailure(hospital) ? [] : [institutionView(hospital, { institution, language })],
        )
        if (known.length === 0 && offered.length > 0) return refuse('HOSPITAL_UNAVAILABLE')

        return { institutions: known }
      })

      handle(routes.listDepartments, async ({ params, query, language }) => {
        const staff = await catalogues.of(params.institutionId).staff()
        if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
        const { visitKind } = query
        const shown = staff.departments.filter(
          ({ visitKinds }) => visitKind === undefined || visitKinds.includes(visitKind),
        )

        return { departments: shown.map((department) => departmentView(department, language)) }
      })

      handle(routes.listDoctors, async ({ params, query, language }) => {
        const { institutionId } = params
        const catalogue = catalogues.of(institutionId)
        const [staff, book] = await Promise.all([catalogue.staff(), catalogue.schedules()])
        if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')

        return listDoctors({
          staff,
          book: isGatewayFailure(book) ? undefined : book,
          query,
          institutionId,
          language,
          now: clock.now(),
          bookingDays: bookingDaysOf(institutions, institutionId),
        })
      })

      handle(routes.getDoctor, async ({ params, language }) => {
        const staff = await catalogues.of(params.institutionId).staff()
        if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
        const doctor = staff.doctors.get(params.doctorId)
        if (doctor === undefined) return refuse('NOT_FOUND')

        return {
          ...doctorView(doctor, { institutionId: params.institutionId, language }),
          biography: textIn(doctor.biography, language),
          location: textIn(doctor.department.location, language),
        }
      })
    },
  }
}

function bookingDaysOf(institutions: ReadonlyMap<string, InstitutionConfig>, institutionId: string): number {
  const institution = institutions.get(institutionId)
  if (institution === undefined) throw new Error(`institution ${institutionId} is not configured`)

  return institution.bookingDays
}
