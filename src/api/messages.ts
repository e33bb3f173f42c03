import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { messagesRoutes } from '@tongzhen/contract/messages'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

const unreadKey = ['messages', 'unread']

const UNREAD_EVERY_MS = 15_000

/** How many messages the person has not seen: it moves by itself while it is looked at. */
export function useUnread() {
  const isShown = useIsShown()
  return useQuery({
    queryKey: unreadKey,
    queryFn: () =>
      call<typeof messagesRoutes.countUnreadMessages>({ method: 'GET', path: '/api/messages/unread' }),
    enabled: session.isReady,
    refetchInterval: isShown && UNREAD_EVERY_MS,
  })
}

/** The inbox, page by page. */
export function useMessages() {
  const { language } = preferences
  return useInfiniteQuery({
    queryKey: ['messages', 'list', language],
    queryFn: ({ pageParam }) =>
      call<typeof messagesRoutes.listMessages>({
        method: 'GET',
        path: '/api/messages',
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
  })
}

/** What is on the screen has been seen; the list keeps its marks until it is opened again. */
export function useMarkRead() {
  const cache = useQueryClient()
  return useIntention<{ messageIds: string[] }, { unread: number }>({
    name: 'mark-messages-read',
    perform: (body, key) =>
      call<typeof messagesRoutes.markMessagesRead>({ method: 'POST', path: '/api/messages/read', body, key }),
    onDone: (answer) => cache.setQueryData(unreadKey, answer),
  })
}
