import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '@tongzhen/contract/route'
import type { consultationNoteRoutes, VisitNote, visitNoteRoutes } from '@tongzhen/contract/visit-notes'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import type { ApiError } from './error'
import { useIntention } from './use-intention'

type OfVisit = typeof visitNoteRoutes
type OfConsultation = typeof consultationNoteRoutes
type Saving = BodyOf<OfVisit['saveVisitNote']>
type Sending = BodyOf<OfVisit['sendVisitNote']>

/** Where a note is read, kept and given. */
export interface NotePlace {
  /** Tells one from all others. */
  name: string
  read: () => Promise<VisitNote>
  save: (body: Saving, key: string) => Promise<VisitNote>
  send: (body: Sending, key: string) => Promise<VisitNote>
}

export function noteOfVisit(appointmentId: string): NotePlace {
  const params = { appointmentId }
  const path = '/api/appointments/:appointmentId/note'
  return {
    name: appointmentId,
    read: () => call<OfVisit['getVisitNote']>({ method: 'GET', path, params }),
    save: (body, key) => call<OfVisit['saveVisitNote']>({ method: 'PUT', path, params, body, key }),
    send: (body, key) =>
      call<OfVisit['sendVisitNote']>({ method: 'POST', path: `${path}/sending`, params, body, key }),
  }
}

const CONSULTATION = '/api/consultation/note'

/** Of the online consultation from which a platform has sent the person: that of the session. */
export const noteOfConsultation: NotePlace = {
  name: 'consultation',
  read: () => call<OfConsultation['getConsultationNote']>({ method: 'GET', path: CONSULTATION }),
  save: (body, key) =>
    call<OfConsultation['saveConsultationNote']>({ method: 'PUT', path: CONSULTATION, body, key }),
  send: (body, key) =>
    call<OfConsultation['sendConsultationNote']>({
      ...{ method: 'POST', path: `${CONSULTATION}/sending`, body, key },
    }),
}

/** The hospital's system has it in a moment, or is asked again for hours. */
const LOOK_EVERY_MS = 2_000

/** The questions, what was answered, and where the note stands. */
export function useVisitNote(place: NotePlace) {
  const isShown = useIsShown()
  const { language } = preferences
  return useQuery({
    queryKey: keyOf(place, language),
    queryFn: place.read,
    enabled: session.isReady,
    staleTime: 0,
    refetchInterval: ({ state }) => (isShown && state.data?.state === 'sending' ? LOOK_EVERY_MS : false),
    placeholderData: (before, query) => (query?.queryKey[1] === place.name ? before : undefined),
  })
}

/** `onChanged`: it was written on another phone meanwhile. */
export function useSaveVisitNote(
  place: NotePlace,
  { onSaved, onFailed }: { onSaved: (note: VisitNote) => void; onFailed: (error: ApiError) => void },
) {
  const told = useTold(place)
  return useIntention<Saving, VisitNote>({
    name: `save-note ${place.name}`,
    perform: place.save,
    onDone: told,
    onDoneHere: onSaved,
    onFailedHere: onFailed,
  })
}

export function useSendVisitNote(place: NotePlace) {
  const told = useTold(place)
  return useIntention<Sending, VisitNote>({
    name: `send-note ${place.name}`,
    perform: place.send,
    onDone: told,
  })
}

/** Nothing of it stays here; what the platform has is the platform's. */
export function useDeleteConsultationNote() {
  const told = useTold(noteOfConsultation)
  return useIntention<object, VisitNote>({
    name: 'delete-note',
    perform: (_, key) =>
      call<OfConsultation['deleteConsultationNote']>({ method: 'DELETE', path: CONSULTATION, key }),
    onDone: told,
  })
}

const keyOf = ({ name }: NotePlace, language: string) => ['visit-note', name, language]

/** In the other language it is asked for anew. */
function useTold(place: NotePlace) {
  const cache = useQueryClient()
  return (note: VisitNote) => {
    cache.removeQueries({ queryKey: ['visit-note', place.name], type: 'inactive' })
    cache.setQueryData(keyOf(place, preferences.language), note)
  }
}
