import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface MoreButtonProps {
  /** A list that comes in pages; nothing is shown at its end. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }
}

/** The next page, below those that are there. */
export function MoreButton({ list }: MoreButtonProps) {
  const { t } = useTranslation()
  if (!list.hasNextPage) return null

  return (
    <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
      {t('more')}
    </Button>
  )
}
