import { useMutation } from '@tanstack/react-query'
import type { Arrival, parkingDeskRoutes } from '@tongzhen/contract/parking'
import { ask } from './client'

type R = typeof parkingDeskRoutes

/** What changed of a day's arrivals after `after`; waits up to 20 s for something. Without `after` all of them. */
export function askArrivals(
  query: { institutionId: string; on: string; after?: number },
  signal: AbortSignal,
): Promise<{ arrivals: Arrival[]; cursor: number }> {
  return ask<R['followArrivals']>({
    method: 'GET',
    path: '/api/staff/parking/arrivals',
    ...{ query, signal },
  })
}

/** What is pressed at the gate. */
export type Passing = 'in' | 'out'

/** Sent again it does nothing more. */
export function sendPassing(passing: Passing, parkingId: string, secondsAgo: number): Promise<Arrival> {
  const asking = { method: 'POST', params: { parkingId }, body: { secondsAgo } } as const

  return passing === 'in'
    ? ask<R['letCarIn']>({ ...asking, path: '/api/staff/parking/:parkingId/admission' })
    : ask<R['noteCarLeft']>({ ...asking, path: '/api/staff/parking/:parkingId/departure' })
}

/** Kept by nobody: it is gone with the page. */
export function useUnmaskArrival(parkingId: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      ask<R['unmaskArrival']>({
        method: 'POST',
        path: '/api/staff/parking/:parkingId/unmasked',
        params: { parkingId },
        body: { reason },
      }),
    gcTime: 0,
  })
}
