import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AdmissionNotice, inpatientRoutes } from '@tongzhen/contract/inpatient'
import type { BodyOf, ResponseOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

export type Stays = ResponseOf<typeof inpatientRoutes.listStays>

/** Who is or was in hospital, and in which. */
export interface InpatientOf {
  patientId: string
  institutionId: string
}

/** Live from the hospital: asked again whenever the page is opened. */
export function useStays({ patientId, institutionId }: InpatientOf, { enabled = true } = {}) {
  const { language } = preferences
  return useQuery({
    queryKey: ['stays', patientId, institutionId, language],
    queryFn: () =>
      call<typeof inpatientRoutes.listStays>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/stays',
        params: { patientId, institutionId },
      }),
    enabled: enabled && session.isReady,
    staleTime: 0,
    // Another language of the same list may stand meanwhile; another person's never.
    placeholderData: (before, query) =>
      query?.queryKey.slice(1, 3).join() === [patientId, institutionId].join() ? before : undefined,
  })
}

/** The daily list, newest day first. */
export function useStayCosts(
  { patientId, institutionId, stayId }: InpatientOf & { stayId: string },
  { from, to }: { from: string; to: string },
) {
  const { language } = preferences
  return useQuery({
    queryKey: ['stay-costs', patientId, institutionId, stayId, from, to, language],
    queryFn: () =>
      call<typeof inpatientRoutes.listStayCosts>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/stays/:stayId/costs',
        params: { patientId, institutionId, stayId },
        query: { from, to },
      }),
    enabled: session.isReady,
    staleTime: 0,
    placeholderData: (before, query) => (query?.queryKey[3] === stayId ? before : undefined),
  })
}

export function useDischargeOrders({ patientId, institutionId, stayId }: InpatientOf & { stayId: string }) {
  const { language } = preferences
  return useQuery({
    queryKey: ['discharge-orders', patientId, institutionId, stayId, language],
    queryFn: () =>
      call<typeof inpatientRoutes.getDischargeOrders>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/stays/:stayId/discharge-orders',
        params: { patientId, institutionId, stayId },
      }),
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}

export function useAdmissionNotices(
  { patientId, institutionId }: InpatientOf,
  { enabled = true }: { enabled?: boolean } = {},
) {
  const { language } = preferences
  return useQuery({
    queryKey: ['admission-notices', patientId, institutionId, language],
    queryFn: () =>
      call<typeof inpatientRoutes.listAdmissionNotices>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/admission-notices',
        params: { patientId, institutionId },
      }),
    enabled: enabled && session.isReady,
    staleTime: 0,
    placeholderData: (before, query) =>
      query?.queryKey.slice(1, 3).join() === [patientId, institutionId].join() ? before : undefined,
  })
}

type Admitting = InpatientOf & { noticeId: string; contact: BodyOf<typeof inpatientRoutes.admit> }

/** Confirms a notice of admission; the list then says where to go. */
export function useAdmit() {
  const cache = useQueryClient()
  return useIntention<Admitting, AdmissionNotice>({
    name: 'admit',
    perform: ({ contact, ...params }, key) =>
      call<typeof inpatientRoutes.admit>({
        method: 'POST',
        path: '/api/patients/:patientId/institutions/:institutionId/admission-notices/:noticeId/admission',
        params,
        body: contact,
        key,
      }),
    onDone: () =>
      Promise.all(
        ['admission-notices', 'stays'].map((name) => cache.invalidateQueries({ queryKey: [name] })),
      ),
  })
}
