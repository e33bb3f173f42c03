import { useQueryClient } from '@tanstack/react-query'
import type { Patient, patientsRoutes } from '@tongzhen/contract/patients'
import type { ParamsOf } from '@tongzhen/contract/route'
import { call } from './client'
import { useIntention } from './use-intention'

/** The answer is the patient with the cards as they are now. */
function useKeepCards() {
  const cache = useQueryClient()
  return (patient: Patient) => {
    cache.setQueryData(['patient', patient.patientId], patient)
    cache.invalidateQueries({ queryKey: ['patients'] })
  }
}

/** Gives a patient a card in one more hospital, from what is known already: nothing is asked twice. */
export function useAddCard() {
  const keep = useKeepCards()
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
    onDone: keep,
  })
}

export function useMakeDefaultCard() {
  const keep = useKeepCards()
  return useIntention<ParamsOf<typeof patientsRoutes.makeDefaultCard>, Patient>({
    name: 'make-default-card',
    perform: (params, key) =>
      call<typeof patientsRoutes.makeDefaultCard>({
        method: 'PUT',
        path: '/api/patients/:patientId/cards/:cardId/default',
        params,
        key,
      }),
    onDone: keep,
  })
}

/** Takes a card out of the account; the file in the hospital stays. */
export function useUnbindCard(onDone: () => void) {
  const keep = useKeepCards()
  return useIntention<ParamsOf<typeof patientsRoutes.unbindCard>, Patient>({
    name: 'unbind-card',
    perform: (params, key) =>
      call<typeof patientsRoutes.unbindCard>({
        method: 'DELETE',
        path: '/api/patients/:patientId/cards/:cardId',
        params,
        key,
      }),
    onDone: keep,
    onDoneHere: onDone,
  })
}
