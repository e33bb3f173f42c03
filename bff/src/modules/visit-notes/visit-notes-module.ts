import type { Language } from '@tongzhen/contract/headers'
import { visitNoteRoutes as routes, type VisitNote } from '@tongzhen/contract/visit-notes'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { findAppointment } from '../booking/appointments.ts'
import type { VisitNotesDeps } from './deps.ts'
import { keepAnswers, sendNote } from './keep-note.ts'
import { readNote } from './note-view.ts'

/** What a patient tells the doctor before the visit (预问诊), in answers to what this doctor would ask first. */
export function createVisitNotesModule(deps: VisitNotesDeps): Module {
  return {
    name: 'visit-notes',
    routes,
    register(handle) {
      handle(routes.getVisitNote, ({ params, principal, language }) =>
        read(deps, params.appointmentId, { accountId: principal.accountId, language }),
      )

      handle(routes.saveVisitNote, async ({ params: { appointmentId }, body, principal, language }) => {
        const { accountId } = principal
        const visit = await findAppointment(deps.db, appointmentId)
        const refused = visit ? await keepAnswers(deps, visit, { ...body, accountId }) : refuse('NOT_FOUND')

        return isRefusal(refused) ? refused : read(deps, appointmentId, { accountId, language })
      })

      handle(routes.sendVisitNote, async ({ params: { appointmentId }, body, principal, language }) => {
        const { accountId } = principal
        const visit = await findAppointment(deps.db, appointmentId)
        const refused = visit ? await sendNote(deps, visit, { ...body, accountId }) : refuse('NOT_FOUND')

        return isRefusal(refused) ? refused : read(deps, appointmentId, { accountId, language })
      })
    },
  }
}

async function read(
  deps: VisitNotesDeps,
  appointmentId: string,
  reader: { accountId: string; language: Language },
): Promise<VisitNote | Refusal<'NOT_FOUND'>> {
  const visit = await findAppointment(deps.db, appointmentId)

  return visit ? readNote(deps, visit, reader) : refuse('NOT_FOUND')
}
