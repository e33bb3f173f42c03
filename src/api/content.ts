import { useQuery } from '@tanstack/react-query'
import type { contentRoutes } from '@tongzhen/contract/content'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { told } from './institutions'

const MINUTE_MS = 60_000

/** What an institution says of itself; followed as its settings are (`follow-institutions.ts`). */
export function useContent(institutionId: string) {
  return useQuery({
    queryKey: ['content', institutionId, preferences.language],
    queryFn: () =>
      call<typeof contentRoutes.getContent>({
        method: 'GET',
        path: '/api/institutions/:institutionId/content',
        params: { institutionId },
        query: told,
      }),
    staleTime: 10 * MINUTE_MS,
  })
}

/** One notice or article. */
export function useContentText(institutionId: string, contentId: string) {
  return useQuery({
    queryKey: ['content', institutionId, preferences.language, contentId],
    queryFn: () =>
      call<typeof contentRoutes.readContent>({
        method: 'GET',
        path: '/api/institutions/:institutionId/content/:contentId',
        params: { institutionId, contentId },
        query: told,
      }),
    staleTime: 10 * MINUTE_MS,
  })
}
