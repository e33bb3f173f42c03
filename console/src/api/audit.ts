import { useInfiniteQuery } from '@tanstack/react-query'
import type { staffRoutes } from '@tongzhen/contract/staff'
import type { AuditAction } from '@tongzhen/contract/staff-roles'
import { ask } from './client'

type R = typeof staffRoutes

export function useAudit(action: AuditAction | undefined) {
  return useInfiniteQuery({
    queryKey: ['audit', action],
    queryFn: ({ pageParam }) =>
      ask<R['listAudit']>({ method: 'GET', path: '/api/staff/audit', query: { action, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
