import { View } from '@tarojs/components'
import { type ReactNode, useDeferredValue } from 'react'
import { toApiError } from '@/api/error'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Button } from './button'
import { Card } from './card'
import { ErrorNotice } from './error-notice'
import { Notice } from './notice'
import './state-view.css'

/** The part of a react-query result that decides what is shown. */
interface Loading<T> {
  data: T | undefined
  error: Error | null
  refetch: () => unknown
}

interface StateViewProps<T> {
  query: Loading<T>
  isEmpty?: (data: T) => boolean
  /** What an empty list says: what to do now. */
  empty?: ReactNode
  /** Rows of the skeleton, about as tall as the content, so that nothing jumps. */
  rows?: number
  /** Below the error where there is no network and nothing to show: what the phone keeps. */
  kept?: ReactNode
  children: (data: T) => ReactNode
}

/** Not when somebody has answered no: what is kept may be what was taken back. */
const isWithoutNetwork = (error: Error) => ['OFFLINE', 'NO_ANSWER'].includes(toApiError(error).code)

/**
 * The four looks of anything that is fetched: loading, empty, error, content. What was shown stays shown when a
 * later fetch fails; that it may be out of date stands above it.
 */
export function StateView<T>({ query, isEmpty, empty, rows = 3, kept, children }: StateViewProps<T>) {
  const { t } = useTranslation()
  const { data, error } = query
  const retry = () => query.refetch()
  // The first answer is drawn in short pieces between which the phone heeds a finger; later ones at once.
  const isDrawn = useDeferredValue(data !== undefined)
  if (data === undefined || !isDrawn) {
    if (error && data === undefined) {
      return (
        <>
          <ErrorNotice what="load" error={toApiError(error)} onRetry={retry} />
          {isWithoutNetwork(error) && kept}
        </>
      )
    }
    return (
      <View {...aria({ role: 'status', busy: true, label: t('loading') })}>
        <Card>
          {Array.from({ length: rows }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity
            <View key={index} className="state-view__bar" />
          ))}
        </Card>
      </View>
    )
  }
  return (
    <>
      {error && (
        <Notice kind="attention" role="status">
          {t('stale')}
          <Button kind="text" text={t('action.retry')} onTap={retry} />
        </Notice>
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  )
}
