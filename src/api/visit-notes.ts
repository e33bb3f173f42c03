import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NoteAnswer, VisitNote, visitNoteRoutes } from '@tongzhen/contract/visit-notes'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

/** The hospital's system has it in a moment, or is asked again for hours. */
const LOOK_EVERY_MS = 2_000

/** Of one visit: the questions, what was answered, and where the note stands. */
export function useVisitNote(appointmentId: string) {
  const isShown = useIsShown()
  const { language } = preferences
  return useQuery({
    queryKey: keyOf(appointmentId, language),
    queryFn: () =>
      call<typeof visitNoteRoutes.getVisitNote>({
        method: 'GET',
        path: '/api/appointments/:appointmentId/note',
        params: { appointmentId },
      }),
    enabled: session.isReady,
    staleTime: 0,
    refetchInterval: ({ state }) => (isShown && state.data?.state === 'sending' ? LOOK_EVERY_MS : false),
    placeholderData: (before, query) => (query?.queryKey[1] === appointmentId ? before : undefined),
  })
}

/** `onChanged`: it was written on another phone meanwhile. */
export function useSaveVisitNote(
  appointmentId: string,
  { onSaved, onChanged }: { onSaved: (note: VisitNote) => void; onChanged: () => void },
) {
  const told = useTold(appointmentId)
  return useIntention<{ version: number; answers: NoteAnswer[] }, VisitNote>({
    name: `save-note ${appointmentId}`,
    perform: (body, key) =>
      call<typeof visitNoteRoutes.saveVisitNote>({
        method: 'PUT',
        path: '/api/appointments/:appointmentId/note',
        params: { appointmentId },
        body,
        key,
      }),
    onDone: told,
    onDoneHere: onSaved,
    onFailedHere: ({ code }) => code === 'NOTE_CHANGED' && onChanged(),
  })
}

export function useSendVisitNote(appointmentId: string) {
  const told = useTold(appointmentId)
  return useIntention<{ version: number }, VisitNote>({
    name: `send-note ${appointmentId}`,
    perform: (body, key) =>
      call<typeof visitNoteRoutes.sendVisitNote>({
        method: 'POST',
        path: '/api/appointments/:appointmentId/note/sending',
        params: { appointmentId },
        body,
        key,
      }),
    onDone: told,
  })
}

const keyOf = (appointmentId: string, language: string) => ['visit-note', appointmentId, language]

/** In the other language it is asked for anew. */
function useTold(appointmentId: string) {
  const cache = useQueryClient()
  return (note: VisitNote) => {
    cache.removeQueries({ queryKey: ['visit-note', appointmentId], type: 'inactive' })
    cache.setQueryData(keyOf(appointmentId, preferences.language), note)
  }
}
