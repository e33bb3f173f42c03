import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Language } from '@tongzhen/contract/headers'
import type { Department, Institution, institutionsRoutes } from '@tongzhen/contract/institutions'
import type { VisitKind } from '@tongzhen/contract/states'
import { readLaunch } from '@/platform/launch'
import { preferences } from '@/stores/preferences'
import { call } from './client'

const MINUTE_MS = 60_000
/** The newest version that we were told of: an older answer, kept on the way, is passed by. */
export const told: { version?: number } = {}

/** Answers are in one language, so the language is part of every key; a page asks again when it changes. */
const institutionsIn = (language: Language) => ({
  queryKey: ['institutions', language],
  queryFn: async () => {
    const answer = await call<typeof institutionsRoutes.listInstitutions>({
      method: 'GET',
      path: '/api/institutions',
      query: { ...told, preview: readLaunch().preview },
    })
    told.version = answer.version
    return answer.institutions
  },
  staleTime: 30 * MINUTE_MS,
})

/** Every page needs them, so they are asked for before there is one. */
export function prefetchInstitutions(cache: QueryClient): void {
  cache.prefetchQuery(institutionsIn(preferences.language))
}

export function useInstitutions() {
  return useQuery({
    ...institutionsIn(preferences.language),
    placeholderData: (before: Institution[] | undefined) => before,
  })
}

/** The hospital the person uses: the one last chosen, or the first of this channel. */
export function useInstitution(): Institution | undefined {
  const { data } = useInstitutions()
  return data?.find((one) => one.institutionId === preferences.institutionId) ?? data?.[0]
}

export function useInstitutionById(institutionId: string | undefined): Institution | undefined {
  return useInstitutions().data?.find((one) => one.institutionId === institutionId)
}

/** Phone of the hospital's desk, as far as it is known already. */
export function useHospitalPhone(): string | undefined {
  return useInstitution()?.phone
}

/** Departments of a hospital in its own order; only those that offer `visitKind` when it is given. */
export function useDepartments(institutionId: string | undefined, visitKind?: VisitKind) {
  const { language } = preferences
  return useQuery({
    queryKey: ['departments', institutionId, visitKind, language],
    queryFn: async () => {
      const answer = await call<typeof institutionsRoutes.listDepartments>({
        method: 'GET',
        path: '/api/institutions/:institutionId/departments',
        params: { institutionId: institutionId ?? '' },
        query: { ...told, ...(visitKind && { visitKind }) },
      })
      return answer.departments
    },
    enabled: institutionId !== undefined,
    staleTime: 10 * MINUTE_MS,
    placeholderData: (before, query) => (query?.queryKey[1] === institutionId ? before : undefined),
  })
}

/** `isAwaited` until it is known or a first attempt has failed. */
export function useDepartment(
  institutionId: string | undefined,
  departmentId: string | undefined,
): { department: Department | undefined; isAwaited: boolean } {
  const { data, failureCount } = useDepartments(institutionId)
  const department = data?.find((one) => one.departmentId === departmentId)
  return { department, isAwaited: data === undefined && failureCount === 0 }
}

export interface DoctorsWanted {
  departmentId?: string
  visitKind?: VisitKind
  /** Name, pinyin, initials, speciality or department. */
  q?: string
}

/** Doctors of a department, of a kind of visit, or found by words; with the state of the coming days. */
export function useDoctors(
  institutionId: string | undefined,
  wanted: DoctorsWanted,
  { enabled = true }: { enabled?: boolean } = {},
) {
  const { language } = preferences
  return useQuery({
    queryKey: ['doctors', institutionId, wanted, language],
    queryFn: () =>
      call<typeof institutionsRoutes.listDoctors>({
        method: 'GET',
        path: '/api/institutions/:institutionId/doctors',
        params: { institutionId: institutionId ?? '' },
        query: { ...told, ...wanted },
      }),
    enabled: enabled && institutionId !== undefined,
    placeholderData: (before) => before,
  })
}

export function useDoctor(institutionId: string, doctorId: string) {
  const { language } = preferences
  return useQuery({
    queryKey: ['doctor', institutionId, doctorId, language],
    queryFn: () =>
      call<typeof institutionsRoutes.getDoctor>({
        method: 'GET',
        path: '/api/institutions/:institutionId/doctors/:doctorId',
        params: { institutionId, doctorId },
        query: told,
      }),
    staleTime: MINUTE_MS,
    placeholderData: (before) => before,
  })
}
