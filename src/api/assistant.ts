import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { assistantRoutes, Conversation } from '@tongzhen/contract/assistant'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

/** Danger signs are worded in the language of whoever reads, whichever the talk was begun in. */
const keyOf = (conversationId: string) => ['conversation', conversationId, preferences.language]
const LIST = ['conversations', 'triage']

const params = (conversationId: string) => ({ params: { conversationId } })

/** An answer is being written, and grows. */
export const isBeingAnswered = ({ exchanges }: Pick<Conversation, 'exchanges'>) =>
  exchanges.some(({ state }) => state === 'writing')

/** Followed by long poll while an answer is written: its words come as they are checked. */
export function useConversation(conversationId: string) {
  return useFollowed<Conversation>({
    queryKey: keyOf(conversationId),
    ask: (how) =>
      call<typeof assistantRoutes.getConversation>({
        method: 'GET',
        path: '/api/conversations/:conversationId',
        ...params(conversationId),
        ...how,
      }),
    isSettling: isBeingAnswered,
    onChanged: () => undefined,
  })
}

export function useConversations() {
  return useQuery({
    queryKey: LIST,
    queryFn: () =>
      call<typeof assistantRoutes.listConversations>({
        method: 'GET',
        path: '/api/conversations',
        query: { kind: 'triage' },
      }),
    enabled: session.isReady,
  })
}

export function useStartConversation(onStarted: (conversation: Conversation) => void) {
  const cache = useQueryClient()
  return useIntention<BodyOf<typeof assistantRoutes.startConversation>, Conversation>({
    name: 'start-conversation',
    perform: (body, key) =>
      call<typeof assistantRoutes.startConversation>({
        method: 'POST',
        path: '/api/conversations',
        body,
        key,
      }),
    onDone: (conversation) => {
      cache.setQueryData(keyOf(conversation.conversationId), conversation)
      cache.invalidateQueries({ queryKey: LIST })
    },
    onDoneHere: onStarted,
  })
}

export function useSay(
  conversationId: string,
  onSaid: (conversation: Conversation, said: { text: string }) => void,
) {
  const cache = useQueryClient()
  return useIntention<{ text: string }, Conversation>({
    name: `say ${conversationId}`,
    perform: (body, key) =>
      call<typeof assistantRoutes.say>({
        method: 'POST',
        path: '/api/conversations/:conversationId/exchanges',
        ...params(conversationId),
        body,
        key,
      }),
    onDone: (conversation) => cache.setQueryData(keyOf(conversationId), conversation),
    onDoneHere: onSaid,
  })
}

/** Enough of this answer. */
export function useStopAnswer(conversationId: string) {
  const cache = useQueryClient()
  return useIntention<{ seq: number }, Conversation>({
    name: `stop ${conversationId}`,
    perform: (_, key) =>
      call<typeof assistantRoutes.stopAnswer>({
        method: 'POST',
        path: '/api/conversations/:conversationId/stop',
        ...params(conversationId),
        key,
      }),
    onDone: (conversation) => cache.setQueryData(keyOf(conversationId), conversation),
  })
}

/** The last thing said is answered once more. */
export function useRetryAnswer(conversationId: string) {
  const cache = useQueryClient()
  return useIntention<{ seq: number }, Conversation>({
    name: `retry ${conversationId}`,
    perform: (_, key) =>
      call<typeof assistantRoutes.retryAnswer>({
        method: 'POST',
        path: '/api/conversations/:conversationId/retry',
        ...params(conversationId),
        key,
      }),
    onDone: (conversation) => cache.setQueryData(keyOf(conversationId), conversation),
  })
}

export function useDeleteConversation(conversationId: string, onDeleted: () => void) {
  const cache = useQueryClient()
  return useIntention<{ conversationId: string }, undefined>({
    name: 'delete-conversation',
    perform: (named, key) =>
      call<typeof assistantRoutes.deleteConversation>({
        method: 'DELETE',
        path: '/api/conversations/:conversationId',
        params: named,
        key,
      }),
    onDone: () => {
      cache.removeQueries({ queryKey: ['conversation', conversationId] })
      cache.invalidateQueries({ queryKey: LIST })
    },
    onDoneHere: onDeleted,
  })
}
