import { useQueryClient } from '@tanstack/react-query'
import type { Patient, patientsRoutes } from '@tongzhen/contract/patients'
import { call } from './client'
import { useIntention } from './use-intention'

/** Gives a patient a card in one more hospital, from what is known already: nothing is asked twice. */
export function useAddCard() {
  const cache = useQueryClient()
  return useIntention<{ patientId: string; institutionId: string }, Patient>({
    name: 'add-card',
    perform: ({ patientId, institutionId }, key) =>
      call<typeof patientsRoutes.addCard>({
        method: 'POST',
        path: '/api/patients/:patientId/cards',
        params: { patientId },
        body: { institutionId },
        key,
      }),
    onDone: () => cache.invalidateQueries({ queryKey: ['patients'] }),
  })
}
