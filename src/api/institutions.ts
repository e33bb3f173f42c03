import { useQuery } from '@tanstack/react-query'
import type { Institution, institutionsRoutes } from '@tongzhen/contract/institutions'
import { preferences } from '@/stores/preferences'
import { call } from './client'

const MINUTE_MS = 60_000

/** Answers are in one language, so the language is part of every key; a page asks again when it changes. */
export function useInstitutions() {
  const { language } = preferences
  return useQuery({
    queryKey: ['institutions', language],
    queryFn: async () => {
      const answer = await call<typeof institutionsRoutes.listInstitutions>({
        method: 'GET',
        path: '/api/institutions',
      })
      return answer.institutions
    },
    staleTime: 30 * MINUTE_MS,
    placeholderData: (before) => before,
  })
}

/** The hospital the person uses: the one last chosen, or the first of this channel. */
export function useInstitution(): Institution | undefined {
  const { data } = useInstitutions()
  return data?.find((one) => one.institutionId === preferences.institutionId) ?? data?.[0]
}

/** Phone of the hospital's desk, as far as it is known already. */
export function useHospitalPhone(): string | undefined {
  return useInstitution()?.phone
}
