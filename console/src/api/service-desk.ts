import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskConversation, serviceDeskRoutes } from '@tongzhen/contract/customer-service'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof serviceDeskRoutes

const keys = {
  list: ['service-desk', 'list'] as const,
  one: (conversationId: string) => ['service-desk', 'one', conversationId] as const,
}

/** Who asks for an agent; they come in by themselves. */
export function useDesk(query: { institutionId: string | undefined }) {
  return useQuery({
    queryKey: [...keys.list, query.institutionId],
    queryFn: () => ask<R['listDesk']>({ method: 'GET', path: '/api/staff/service-desk', query }),
    refetchInterval: whileAtDesk(3_000),
  })
}

/** Followed, because the person writes while the agent does. */
export function useDeskConversation(conversationId: string) {
  return useQuery({
    queryKey: keys.one(conversationId),
    queryFn: () =>
      ask<R['getDeskConversation']>({
        method: 'GET',
        path: '/api/staff/service-desk/:conversationId',
        params: { conversationId },
      }),
    refetchInterval: whileAtDesk(1_500),
  })
}

export function useCanned(conversationId: string) {
  return useQuery({
    queryKey: ['service-desk', 'canned', conversationId],
    queryFn: () =>
      ask<R['listCanned']>({
        method: 'GET',
        path: '/api/staff/service-desk/:conversationId/canned',
        params: { conversationId },
      }),
  })
}

/** Kept by nobody: it is gone with the page. */
export function useTranslate(conversationId: string) {
  return useMutation({
    mutationFn: (seq: number) =>
      ask<R['translateExchange']>({
        method: 'POST',
        path: '/api/staff/service-desk/:conversationId/translations',
        ...{ params: { conversationId }, body: { seq } },
      }),
    gcTime: 0,
  })
}

/** What the agent does; each answers how the conversation then stands. */
export function useDeskActions(conversationId: string) {
  const queries = useQueryClient()
  const params = { conversationId }
  const done = {
    onSuccess: (view: DeskConversation) => {
      queries.setQueryData(keys.one(conversationId), view)
      return queries.invalidateQueries({ queryKey: keys.list })
    },
    onError: () => queries.invalidateQueries({ queryKey: keys.one(conversationId) }),
  }

  return {
    take: useMutation({
      mutationFn: (version: number) =>
        ask<R['takeConversation']>({
          method: 'POST',
          path: '/api/staff/service-desk/:conversationId/assignment',
          ...{ params, body: { version } },
        }),
      ...done,
    }),
    reply: useMutation({
      mutationFn: (text: string) =>
        ask<R['replyAsAgent']>({
          method: 'POST',
          path: '/api/staff/service-desk/:conversationId/replies',
          ...{ params, body: { text } },
        }),
      ...done,
    }),
    giveBack: useMutation({
      mutationFn: () =>
        ask<R['giveBack']>({
          method: 'POST',
          path: '/api/staff/service-desk/:conversationId/assistant',
          params,
        }),
      ...done,
    }),
  }
}
