import type { Language } from '@tongzhen/contract/headers'
import {
  consultationNoteRoutes,
  type NoteAnswer,
  type VisitNote,
  visitNoteRoutes,
} from '@tongzhen/contract/visit-notes'
import type { Principal } from '../../access.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import type { Session } from '../accounts/sessions.ts'
import { findAppointment } from '../booking/appointments.ts'
import { consultationOccasion } from './consultations.ts'
import type { VisitNotesDeps } from './deps.ts'
import { keepAnswers, sendNote } from './keep-note.ts'
import { CLOSED, readNote } from './note-view.ts'
import type { AddressedOccasion, Occasion } from './occasion.ts'
import { deleteNotes, lockNote } from './visit-notes.ts'
import { visitOccasion } from './visits.ts'

interface Reader {
  principal: Pick<Principal, 'accountId'>
  language: Language
}

interface Kept {
  /** As it was read. */
  version: number
  answers: readonly NoteAnswer[]
}

/** What a patient tells the doctor before the visit (预问诊), in answers to what this doctor would ask first. */
export function createVisitNotesModule(deps: VisitNotesDeps): Module {
  const { db } = deps
  const read = (occasion: Occasion, { principal: { accountId }, language }: Reader): Promise<VisitNote> =>
    readNote(deps, occasion, { accountId, language })

  async function save(occasion: Occasion, { reader, ...kept }: { reader: Reader } & Kept) {
    const refused = await keepAnswers(deps, occasion, { ...kept, accountId: reader.principal.accountId })

    return isRefusal(refused) ? refused : read(occasion, reader)
  }

  async function send(occasion: AddressedOccasion, { reader, version }: { reader: Reader; version: number }) {
    const refused = await sendNote(deps, occasion, { version, accountId: reader.principal.accountId })

    return isRefusal(refused) ? refused : read(occasion, reader)
  }

  async function ofVisit({ appointmentId }: { appointmentId: string }): Promise<Occasion | undefined> {
    const visit = await findAppointment(db, appointmentId)

    return visit && visitOccasion(deps, visit)
  }

  /** Of the consultation that the session was begun for. */
  async function ofSession(session: Session | undefined, { principal: { accountId } }: Reader) {
    const noteId = session?.entered?.noteId

    return noteId === undefined ? undefined : consultationOccasion(deps, { noteId, accountId })
  }

  return {
    name: 'visit-notes',
    routes: { ...visitNoteRoutes, ...consultationNoteRoutes },
    register(handle) {
      const { getVisitNote, saveVisitNote, sendVisitNote } = visitNoteRoutes
      handle(getVisitNote, async ({ params, ...reader }) => {
        const occasion = await ofVisit(params)

        return occasion ? read(occasion, reader) : refuse('NOT_FOUND')
      })

      handle(saveVisitNote, async ({ params, body, ...reader }) => {
        const occasion = await ofVisit(params)

        return occasion ? save(occasion, { ...body, reader }) : refuse('NOT_FOUND')
      })

      handle(sendVisitNote, async ({ params, body, ...reader }) => {
        const occasion = await ofVisit(params)
        if (occasion === undefined) return refuse('NOT_FOUND')
        const { addressee } = occasion

        return addressee ? send({ ...occasion, addressee }, { ...body, reader }) : refuse('CARD_REQUIRED')
      })

      const { getConsultationNote, saveConsultationNote, sendConsultationNote, deleteConsultationNote } =
        consultationNoteRoutes
      handle(getConsultationNote, async ({ session, ...reader }) => {
        const occasion = await ofSession(session, reader)

        return occasion ? read(occasion, reader) : CLOSED
      })

      handle(saveConsultationNote, async ({ session, body, ...reader }) => {
        const occasion = await ofSession(session, reader)

        return occasion ? save(occasion, { ...body, reader }) : refuse('NOTE_CLOSED')
      })

      handle(sendConsultationNote, async ({ session, body, ...reader }) => {
        const occasion = await ofSession(session, reader)

        return occasion ? send(occasion, { ...body, reader }) : refuse('NOTE_CLOSED')
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
