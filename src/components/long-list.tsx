import type { ReactNode } from 'react'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { Button } from './button'
import { StateView } from './state-view'

/** The part of an infinite react-query result that a list is made from. */
interface Paged<Page> {
  data: { pages: Page[] } | undefined
  error: Error | null
  isFetched: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => unknown
  fetchNextPage: () => unknown
}

interface LongListProps<Page, Item> {
  query: Paged<Page>
  itemsOf: (page: Page) => Item[]
  empty: ReactNode
  children: (items: Item[], more: ReactNode) => ReactNode
}

/** One page after the other, as far as the person asks for more; asked again on the way back to it. */
export function LongList<Page, Item>({ query, itemsOf, empty, children }: LongListProps<Page, Item>) {
  const { t } = useTranslation()
  useRefetchOnShow(query)
  const more = query.hasNextPage && (
    <Button
      kind="plain"
      text={t('list.more')}
      isBusy={query.isFetchingNextPage}
      onTap={() => query.fetchNextPage()}
    />
  )
  return (
    <StateView
      query={query}
      rows={8}
      isEmpty={({ pages }) => pages.every((page) => itemsOf(page).length === 0)}
      empty={empty}
    >
      {({ pages }) => children(pages.flatMap(itemsOf), more)}
    </StateView>
  )
}
