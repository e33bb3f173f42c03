import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Patient, patientsRoutes } from '@tongzhen/contract/patients'
import type { BodyOf, ResponseOf } from '@tongzhen/contract/route'
import { host } from '@/platform/host'
import { session } from '@/stores/session'
import { call } from './client'
import type { ApiError } from './error'
import { useIntention } from './use-intention'

export function usePatients() {
  return useQuery({
    queryKey: ['patients'],
    queryFn: () => call<typeof patientsRoutes.listPatients>({ method: 'GET', path: '/api/patients' }),
    // In a platform's frame nobody's patients are known.
    enabled: session.isReady && host.channel !== 'embedded',
  })
}

/** One of the account's patients as the list has them, as soon as it is there. */
export function usePatientOf(patientId: string | undefined): Patient | undefined {
  return usePatients().data?.patients.find((one) => one.patientId === patientId)
}

type PatientList = ResponseOf<typeof patientsRoutes.listPatients>

/** One patient; what the list already knows is shown at once. */
export function usePatient(patientId: string) {
  const cache = useQueryClient()
  return useQuery({
    queryKey: ['patient', patientId],
    queryFn: () =>
      call<typeof patientsRoutes.getPatient>({
        method: 'GET',
        path: '/api/patients/:patientId',
        params: { patientId },
      }),
    enabled: session.isReady,
    placeholderData: () =>
      cache.getQueryData<PatientList>(['patients'])?.patients.find((one) => one.patientId === patientId),
  })
}

interface Outcome<Answer> {
  onDone: (answer: Answer) => void
  onFailed: (error: ApiError) => void
}

/** Puts a patient where every page finds it, and has the list asked again. */
function useKeepPatient() {
  const cache = useQueryClient()
  return (patient: Patient) => {
    cache.setQueryData(['patient', patient.patientId], patient)
    cache.invalidateQueries({ queryKey: ['patients'] })
  }
}

export function useOpenFile({ onDone, onFailed }: Outcome<Patient>) {
  const keep = useKeepPatient()
  return useIntention<BodyOf<typeof patientsRoutes.openFile>, Patient>({
    name: 'open-file',
    perform: (body, key) =>
      call<typeof patientsRoutes.openFile>({ method: 'POST', path: '/api/patients', body, key }),
    onDone: keep,
    onDoneHere: onDone,
    onFailedHere: onFailed,
  })
}

export type Binding = ResponseOf<typeof patientsRoutes.startBinding>

export function useStartBinding({ onDone, onFailed }: Outcome<Binding>) {
  return useIntention<BodyOf<typeof patientsRoutes.startBinding>, Binding>({
    name: 'start-binding',
    perform: (body, key) =>
      call<typeof patientsRoutes.startBinding>({ method: 'POST', path: '/api/patient-bindings', body, key }),
    onDoneHere: onDone,
    onFailedHere: onFailed,
  })
}

export function useConfirmBinding({ onDone, onFailed }: Outcome<Patient>) {
  const keep = useKeepPatient()
  return useIntention<{ bindingId: string; code: string }, Patient>({
    name: 'confirm-binding',
    perform: ({ bindingId, code }, key) =>
      call<typeof patientsRoutes.confirmBinding>({
        method: 'POST',
        path: '/api/patient-bindings/:bindingId/confirmation',
        params: { bindingId },
        body: { code },
        key,
      }),
    onDone: keep,
    onDoneHere: onDone,
    onFailedHere: onFailed,
  })
}

export function useMakeDefaultPatient() {
  const keep = useKeepPatient()
  const cache = useQueryClient()
  return useIntention<{ patientId: string }, Patient>({
    name: 'make-default-patient',
    perform: (params, key) =>
      call<typeof patientsRoutes.makeDefaultPatient>({
        method: 'PUT',
        path: '/api/patients/:patientId/default',
        params,
        key,
      }),
    onDone: (patient) => {
      keep(patient)
      // Another one is the default no more.
      cache.invalidateQueries({ queryKey: ['patient'] })
    },
  })
}

export function useRemovePatient(onDone: () => void) {
  const cache = useQueryClient()
  return useIntention<{ patientId: string }, undefined>({
    name: 'remove-patient',
    perform: (params, key) =>
      call<typeof patientsRoutes.removePatient>({
        method: 'DELETE',
        path: '/api/patients/:patientId',
        params,
        key,
      }),
    onDone: () => {
      cache.invalidateQueries({ queryKey: ['patients'] })
      cache.invalidateQueries({ queryKey: ['appointments'] })
    },
    onDoneHere: onDone,
  })
}

/** This account sees to somebody else for less long. */
export function useShortenTerm(onDone: () => void) {
  const keep = useKeepPatient()
  return useIntention<{ patientId: string } & BodyOf<typeof patientsRoutes.shortenTerm>, Patient>({
    name: 'shorten-term',
    perform: ({ patientId, term }, key) =>
      call<typeof patientsRoutes.shortenTerm>({
        method: 'PUT',
        path: '/api/patients/:patientId/term',
        params: { patientId },
        body: { term },
        key,
      }),
    onDone: keep,
    onDoneHere: onDone,
  })
}
