import type { Language } from '@tongzhen/contract/headers'
import { consultationNoteRoutes, type VisitNote, visitNoteRoutes } from '@tongzhen/contract/visit-notes'
import type { Principal } from '../../access.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import type { Session } from '../accounts/sessions.ts'
import { findAppointment } from '../booking/appointments.ts'
import { consultationOccasion } from './consultations.ts'
import type { VisitNotesDeps } from './deps.ts'
import { keepAnswers, sendNote } from './keep-note.ts'
import { CLOSED, readNote } from './note-view.ts'
import type { Occasion } from './occasion.ts'
import { deleteNotes, lockNote } from './visit-notes.ts'
import { visitOccasion } from './visits.ts'

interface Reader {
  principal: Pick<Principal, 'accountId'>
  language: Language
}

/** What a patient tells the doctor before the visit (预问诊), in answers to what this doctor would ask first. */
export function createVisitNotesModule(deps: VisitNotesDeps): Module {
  const { db } = deps
  const read = (occasion: Occasion, { principal: { accountId }, language }: Reader): Promise<VisitNote> =>
    readNote(deps, occasion, { accountId, language })

  /** Does it, and answers how the note then stands. */
  async function then<Code extends Refusal['code']>(
    done: Promise<undefined | Refusal<Code>>,
    { occasion, reader }: { occasion: Occasion; reader: Reader },
  ): Promise<VisitNote | Refusal<Code>> {
    const refused = await done

    return isRefusal(refused) ? refused : read(occasion, reader)
  }

  async function occasionOf(appointmentId: string): Promise<Occasion | undefined> {
    const visit = await findAppointment(db, appointmentId)

    return visit && visitOccasion(deps, visit)
  }

  return {
    name: 'visit-notes',
    routes: { ...visitNoteRoutes, ...consultationNoteRoutes },
    register(handle) {
      const { getVisitNote, saveVisitNote, sendVisitNote } = visitNoteRoutes
      handle(getVisitNote, async ({ params, ...reader }) => {
        const occasion = await occasionOf(params.appointmentId)

        return occasion ? read(occasion, reader) : refuse('NOT_FOUND')
      })

      handle(saveVisitNote, async ({ params, body, ...reader }) => {
        const { accountId } = reader.principal
        const occasion = await occasionOf(params.appointmentId)
        if (occasion === undefined) return refuse('NOT_FOUND')

        return then(keepAnswers(deps, occasion, { ...body, accountId }), { occasion, reader })
      })

      handle(sendVisitNote, async ({ params, body, ...reader }) => {
        const { accountId } = reader.principal
        const occasion = await occasionOf(params.appointmentId)
        if (occasion === undefined) return refuse('NOT_FOUND')
        const { addressee } = occasion
        if (addressee === undefined) return refuse('CARD_REQUIRED')

        return then(sendNote(deps, occasion, { ...body, accountId, addressee }), { occasion, reader })
      })

      const { getConsultationNote, saveConsultationNote, sendConsultationNote, deleteConsultationNote } =
        consultationNoteRoutes
      const ofSession = async (session: Session | undefined, { principal: { accountId } }: Reader) => {
        const noteId = session?.entered?.noteId

        return noteId === undefined ? undefined : consultationOccasion(deps, { noteId, accountId })
      }
      handle(getConsultationNote, async ({ session, ...reader }) => {
        const occasion = await ofSession(session, reader)

        return occasion ? read(occasion, reader) : CLOSED
      })

      handle(saveConsultationNote, async ({ session, body, ...reader }) => {
        const { accountId } = reader.principal
        const occasion = await ofSession(session, reader)
        if (occasion === undefined) return refuse('NOTE_CLOSED')

        return then(keepAnswers(deps, occasion, { ...body, accountId }), { occasion, reader })
      })

      handle(sendConsultationNote, async ({ session, body, ...reader }) => {
        const { accountId } = reader.principal
        const occasion = await ofSession(session, reader)
        if (occasion === undefined) return refuse('NOTE_CLOSED')

        const { addressee } = occasion

        return then(sendNote(deps, occasion, { ...body, accountId, addressee }), { occasion, reader })
      })

      handle(deleteConsultationNote, async ({ session, principal: { accountId } }) => {
        const noteId = session?.entered?.noteId
        if (noteId !== undefined)
          await inTransaction(db, async (tx) => {
            const row = await lockNote(tx, { noteId })
            if (row?.account_id === accountId) await deleteNotes(tx, [noteId])
          })

        return CLOSED
      })
    },
  }
}
