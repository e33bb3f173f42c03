import type { ReactNode } from 'react'
import { Notice } from './notice'
import { BannerOf } from './patient-banner'
import { RequireAccount } from './require-account'
import { StateView } from './state-view'

interface FollowedProps<T> {
  query: { data: T | undefined; error: Error | null; refetch: () => unknown }
  /** The outcome is still with somebody else, who is being asked. */
  isFollowed: (known: T) => boolean
  /** What a lost connection means for what is followed. */
  lost: string
  children: (known: T) => ReactNode
}

/**
 * The page of something that others decide about, for one patient. While it is followed a lost connection is no
 * failure: it is asked again by itself.
 */
export function Followed<T extends { patientId: string }>(props: FollowedProps<T>) {
  const { query, isFollowed, lost, children } = props
  const { data, error, refetch } = query
  const isLost = error !== null && data !== undefined && isFollowed(data)
  return (
    <RequireAccount rows={10}>
      {() => (
        <StateView query={{ data, error: isLost ? null : error, refetch }} rows={10}>
          {(known) => (
            <>
              <BannerOf patientId={known.patientId} />
              {isLost && (
                <Notice kind="attention" role="status">
                  {lost}
                </Notice>
              )}
              {children(known)}
            </>
          )}
        </StateView>
      )}
    </RequireAccount>
  )
}
