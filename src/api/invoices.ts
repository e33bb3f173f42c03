import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Invoice, InvoiceDetails, invoicesRoutes } from '@tongzhen/contract/invoices'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useOpenFile } from './use-open-file'

const EVERY_MS = 5_000

const isComing = ({ state }: Pick<Invoice, 'state'>) => state === 'being_issued'

/** The e-invoice of a payment, asked again until it is issued; null where there is none to come. */
export function useInvoice(paymentId: string) {
  const { language } = preferences
  const isShown = useIsShown()
  return useQuery<InvoiceDetails | null>({
    queryKey: ['invoice', paymentId, language],
    queryFn: async () => {
      const answer = await call<typeof invoicesRoutes.getInvoice>({
        method: 'GET',
        path: '/api/payments/:paymentId/invoice',
        params: { paymentId },
      })
      return answer.invoice
    },
    enabled: session.isReady,
    refetchInterval: ({ state }) => (isShown && state.data && isComing(state.data) ? EVERY_MS : false),
  })
}

/** E-invoices of every hospital of the channel, page by page; of one patient or of all. */
export function useInvoices(patientId?: string) {
  const { language } = preferences
  const isShown = useIsShown()
  return useInfiniteQuery({
    queryKey: ['invoices', patientId, language],
    queryFn: ({ pageParam }) =>
      call<typeof invoicesRoutes.listInvoices>({
        method: 'GET',
        path: '/api/invoices',
        query: { ...(patientId ? { patientId } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
    refetchInterval: ({ state }) =>
      isShown && state.data?.pages.some((page) => page.invoices.some(isComing)) ? EVERY_MS : false,
  })
}

/** Opens the file as the hospital's platform gives it. */
export function useOpenInvoice(paymentId: string) {
  return useOpenFile(
    () =>
      call<typeof invoicesRoutes.linkInvoiceFile>({
        method: 'GET',
        path: '/api/payments/:paymentId/invoice/file-link',
        params: { paymentId },
      }),
    'INVOICE_FILE_UNAVAILABLE',
  )
}
