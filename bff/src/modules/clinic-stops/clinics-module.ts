import { type Clinic, clinicsRoutes as routes } from '@tongzhen/contract/clinics'
import type { Language } from '@tongzhen/contract/headers'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { clinicView, peopleIn } from './clinic-view.ts'
import type { ClinicStopsDeps } from './deps.ts'
import { reopenClinic, stopClinic } from './stop-clinic.ts'
import { type ClinicKey, isOutdated, stopsOf } from './stops.ts'

/** Clinics as the outpatient office sees them, stops them and opens them again. */
export function createClinicsModule(deps: ClinicStopsDeps): Module {
  return {
    name: 'clinics',
    routes,
    register(handle) {
      handle(routes.listClinics, async ({ query: { institutionId, on }, language }) => {
        const book = await deps.catalogues.of(institutionId).schedules()
        if (isGatewayFailure(book)) return refuse('HOSPITAL_UNAVAILABLE')
        const ofDay = [...book.byId.values()].filter((schedule) => schedule.on === on)
        const clinics = await showAll(deps, ofDay, { institutionId, language })

        return isRefusal(clinics) ? clinics : { clinics }
      })

      handle(routes.getClinic, ({ params, language }) => read(deps, { ...params, language }))

      handle(routes.stopClinic, async ({ params, body, staff: who, address, traceId, language, signal }) => {
        const clinic = await read(deps, { ...params, language })
        if (isRefusal(clinic)) return clinic
        const reason = { zh: body.reasonZh, en: body.reasonEn }
        await stopClinic(deps, { ...params, reason, shown: clinic, who, address, traceId, signal })

        return read(deps, { ...params, language })
      })

      handle(
        routes.reopenClinic,
        async ({ params, body, staff: who, address, traceId, language, signal }) => {
          const refused = await reopenClinic(deps, { ...params, ...body, who, address, traceId, signal })

          return refused ?? read(deps, { ...params, language })
        },
      )
    },
  }
}

async function read(
  deps: ClinicStopsDeps,
  { institutionId, scheduleId, language }: ClinicKey & { language: Language },
): Promise<Clinic | Refusal<'NOT_FOUND' | 'HOSPITAL_UNAVAILABLE'>> {
  const schedule = await deps.catalogues.of(institutionId).liveSchedule(scheduleId)
  if (isGatewayFailure(schedule)) return refuse('HOSPITAL_UNAVAILABLE')
  const shown = await showAll(deps, schedule ? [schedule] : [], { institutionId, language })

  return isRefusal(shown) ? shown : (shown[0] ?? refuse('NOT_FOUND'))
}

/** Without those of doctors who are not on offer. */
async function showAll(
  { catalogues, clock, db }: ClinicStopsDeps,
  schedules: readonly HospitalSchedule[],
  { institutionId, language }: { institutionId: string; language: Language },
): Promise<Clinic[] | Refusal<'HOSPITAL_UNAVAILABLE'>> {
  const staff = await catalogues.of(institutionId).staff()
  if (isGatewayFailure(staff)) return refuse('HOSPITAL_UNAVAILABLE')
  const clinics = { institutionId, scheduleIds: schedules.map(({ scheduleId }) => scheduleId) }
  const [peopleOf, stopOf] = await Promise.all([peopleIn(db, clinics), stopsOf(db, clinics)])

  return schedules.flatMap((schedule) => {
    const doctor = staff.doctors.get(schedule.doctorId)
    const people = peopleOf(schedule.scheduleId)
    const known = stopOf(schedule.scheduleId)
    const stop = known && !isOutdated(known, schedule, clock.now()) ? known : undefined

    return doctor ? clinicView(schedule, { institutionId, doctor, people, stop, language }) : []
  })
}
