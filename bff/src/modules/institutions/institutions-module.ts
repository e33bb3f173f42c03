import type { Channel } from '@tongzhen/contract/headers'
import { type Institution, institutionsRoutes as routes } from '@tongzhen/contract/institutions'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { Config } from '../../config.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type ChangeWatch, LONG_POLL_MS } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Module } from '../../route-handler.ts'
import { type HomePreview, openPreview } from '../institution-settings/home-preview.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'
import type { Catalogues } from './catalogues.ts'
import { listDoctors } from './list-doctors.ts'
import { offering } from './offering.ts'
import { departmentView, doctorView, institutionView } from './views.ts'

export interface InstitutionsDeps {
  config: Pick<Config, 'institutions'>
  catalogues: Catalogues
  clock: Clock
  fields: FieldCrypto
  settings: SettingsReader
  watch: ChangeWatch
}

/** What the hospitals of a channel offer: public, in the language asked for, without a person in it. */
export function createInstitutionsModule(deps: InstitutionsDeps): Module {
  const { config, catalogues, clock, settings, watch } = deps
  const institutions = new Map(config.institutions.map((one) => [one.institutionId, one]))

  return {
    name: 'institutions',
    routes,
    register(handle) {
      handle(routes.listInstitutions, async ({ institutions: served, query, channel, language }) => {
        const preview = query.preview === undefined ? undefined : openPreview(deps, query.preview)
        const offered = served
          .filter((id) => preview === undefined || id === preview.institutionId)
          .flatMap((id) => institutions.get(id) ?? [])
        // Read before the settings are: a change in between is told of once too often, not never.
        const version = await settings.versionOf(served)
        if (query.version !== undefined && query.version > version) return refuse('NOT_FOUND')
        const found = await Promise.all(
          offered.map(async (institution) => ({
            institution,
            hospital: await catalogues.of(institution.institutionId).hospital(),
            current: (await settings.of(institution.institutionId)).settings,
            modules: await settings.modulesOf(institution.institutionId, channel),
          })),
        )
        // One hospital that cannot be reached does not hide the others.
        const known = found.flatMap(({ hospital, ...one }) =>
          isGatewayFailure(hospital) ? [] : [institutionView(hospital, { ...one, language })],
        )
        if (known.length === 0 && offered.length > 0) return refuse('HOSPITAL_UNAVAILABLE')

        return { institutions: known.map((one) => inPreview(one, preview)), version }
      })

      handle(
        routes.followInstitutions,
        async ({ query: { waitFor }, channel, institutions: served, signal }) => {
          const version = await settings.versionOf(served)
          if (waitFor === undefined || version > waitFor) return { version }
          await watch.waitForChange({ id: channel, version: waitFor, timeoutMs: LONG_POLL_MS, signal })

          return { version: await settings.versionOf(served) }
        },
      )

      handle(routes.listDepartments, async ({ params, query, channel, institutions: served, language }) => {
        if (await settings.isToCome(query.version, served)) return refuse('NOT_FOUND')
        const staff = await (await offered(params.institutionId, channel)).staff()
        if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
        const { visitKind } = query
        const shown = staff.departments.filter(
          ({ visitKinds }) => visitKind === undefined || visitKinds.includes(visitKind),
        )

        return { departments: shown.map((department) => departmentView(department, language)) }
      })

      handle(routes.listDoctors, async ({ params, query, channel, institutions: served, language }) => {
        if (await settings.isToCome(query.version, served)) return refuse('NOT_FOUND')
        const { institutionId } = params
        const catalogue = await offered(institutionId, channel)
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

      handle(routes.getDoctor, async ({ params, query, channel, institutions: served, language }) => {
        if (await settings.isToCome(query.version, served)) return refuse('NOT_FOUND')
        const staff = await (await offered(params.institutionId, channel)).staff()
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

  async function offered(institutionId: string, channel: Channel) {
    return offering(catalogues.of(institutionId), await settings.modulesOf(institutionId, channel))
  }
}

function inPreview(institution: Institution, preview: HomePreview | undefined): Institution {
  return preview ? { ...institution, homeDesign: preview.homeDesign } : institution
}

function bookingDaysOf(institutions: ReadonlyMap<string, InstitutionConfig>, institutionId: string): number {
  const institution = institutions.get(institutionId)
  if (institution === undefined) throw new Error(`institution ${institutionId} is not configured`)

  return institution.bookingDays
}
