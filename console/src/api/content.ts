import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Content, ContentDeskView, contentDeskRoutes } from '@tongzhen/contract/content'
import { ask } from './client'

type R = typeof contentDeskRoutes

const listKey = (institutionId: string) => ['content', institutionId] as const
const itemKey = (institutionId: string, contentId: string) =>
  ['content item', institutionId, contentId] as const

export function useContents(institutionId: string) {
  return useQuery({
    queryKey: listKey(institutionId),
    queryFn: () =>
      ask<R['listContent']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/content',
        params: { institutionId },
      }),
  })
}

/** Asked for anew by whoever wants to, not under somebody's hands. */
export function useContentItem(institutionId: string, contentId: string) {
  return useQuery({
    queryKey: itemKey(institutionId, contentId),
    queryFn: () =>
      ask<R['getContentItem']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/content/:contentId',
        params: { institutionId, contentId },
      }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
    gcTime: 0,
  })
}

interface Saved {
  content: Content
  isPublished: boolean
}

/** `onDone` comes first: what was typed is no longer needed. */
export function useContentActions(
  institutionId: string,
  contentId: string | undefined,
  onDone: (view: ContentDeskView) => void,
) {
  const queries = useQueryClient()
  const onSuccess = (view: ContentDeskView) => {
    onDone(view)
    queries.setQueryData(itemKey(institutionId, view.contentId), view)
    return queries.invalidateQueries({ queryKey: listKey(institutionId) })
  }

  return {
    /** A new one where there is no `contentId` yet. */
    save: useMutation({
      mutationFn: ({ version, ...saved }: Saved & { version: number }) =>
        contentId === undefined
          ? ask<R['writeContent']>({
              method: 'POST',
              path: '/api/staff/institutions/:institutionId/content',
              params: { institutionId },
              body: saved,
            })
          : ask<R['changeContent']>({
              method: 'PUT',
              path: '/api/staff/institutions/:institutionId/content/:contentId',
              params: { institutionId, contentId },
              body: { ...saved, version },
            }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (body: { version: number; restore: number }) =>
        ask<R['restoreContent']>({
          method: 'POST',
          path: '/api/staff/institutions/:institutionId/content/:contentId/restoration',
          params: { institutionId, contentId: contentId ?? '' },
          body,
        }),
      onSuccess,
    }),
  }
}

export function usePreviewText() {
  return useMutation({
    mutationFn: (texts: string[]) =>
      ask<R['previewRichText']>({ method: 'POST', path: '/api/staff/rich-text-preview', body: { texts } }),
  })
}
