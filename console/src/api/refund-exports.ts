import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RefundExport, refundExportsRoutes } from '@tongzhen/contract/refund-exports'
import type { BodyOf } from '@tongzhen/contract/route'
import { whileAtDesk } from '../lib/activity'
import { currentLanguage } from '../lib/i18n'
import { ask } from './client'

type R = typeof refundExportsRoutes
const KEY = ['refunds', 'exports'] as const

/** Followed closely while rows are collected; they are there after a reload, and on another desk. */
export function useRefundExports() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => ask<R['listRefundExports']>({ method: 'GET', path: '/api/staff/refund-exports' }),
    refetchInterval: ({ state: { data } }) =>
      whileAtDesk(data?.exports.some(({ state }) => state === 'collecting') ? 1_000 : 30_000)(),
  })
}

export function useAskExport() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: BodyOf<R['askRefundExport']>) =>
      ask<R['askRefundExport']>({ method: 'POST', path: '/api/staff/refund-exports', body }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

export function exportAddress({ exportId }: RefundExport): string {
  return `/api/staff/refund-exports/${exportId}/file?${new URLSearchParams({ language: currentLanguage() })}`
}
