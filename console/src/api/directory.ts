import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Directory, DirectoryDeskView, directoryRoutes } from '@tongzhen/contract/directory'
import { ask } from './client'

type R = typeof directoryRoutes

const keyOf = (institutionId: string) => ['directory', institutionId] as const

/** Asked for anew by whoever wants to, not under somebody's hands. */
export function useDirectory(institutionId: string) {
  return useQuery({
    queryKey: keyOf(institutionId),
    queryFn: () =>
      ask<R['getDirectory']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/directory',
        params: { institutionId },
      }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** `onDone` comes first: what was changed here is no longer needed. */
export function useDirectoryActions(institutionId: string, onDone: () => void) {
  const queries = useQueryClient()
  const params = { institutionId }
  const onSuccess = (view: DirectoryDeskView) => {
    onDone()
    queries.setQueryData(keyOf(institutionId), view)
  }

  return {
    change: useMutation({
      mutationFn: (body: { version: number; directory: Directory }) =>
        ask<R['changeDirectory']>({
          method: 'PUT',
          path: '/api/staff/institutions/:institutionId/directory',
          params,
          body,
        }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (body: { version: number; restore: number }) =>
        ask<R['restoreDirectory']>({
          method: 'POST',
          path: '/api/staff/institutions/:institutionId/directory/restoration',
          params,
          body,
        }),
      onSuccess,
    }),
  }
}
