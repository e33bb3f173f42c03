import { Button, Table, type TableProps } from 'antd'
import { useTranslation } from 'react-i18next'

interface PagedTableProps<Page, Row> extends Pick<TableProps<Row>, 'rowKey' | 'columns' | 'size'> {
  list: {
    data: { pages: Page[] } | undefined
    isPending: boolean
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage(): unknown
  }
  rowsOf(page: Page): Row[]
  /** What is read where there is no row, unless they could not be read: that is said above. */
  empty: string
}

/** A list that comes in pages: its rows, and the next page below those that are there. */
export function PagedTable<Page, Row extends object>({
  list,
  rowsOf,
  empty,
  ...table
}: PagedTableProps<Page, Row>) {
  const { t } = useTranslation()

  return (
    <>
      <Table
        {...table}
        dataSource={list.data?.pages.flatMap(rowsOf) ?? []}
        loading={list.isPending}
        pagination={false}
        locale={{ emptyText: list.data ? empty : ' ' }}
      />
      {list.hasNextPage && (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
