import type { RefundDeskApplication } from '@tongzhen/contract/refunds'
import { Card, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Instant } from '../components/instant'

/** Everything that happened, and who decided what. */
export function RefundStory({ story }: { story: RefundDeskApplication['story'] }) {
  const { t } = useTranslation()

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('refund.story')}</h2>}>
      <Table
        rowKey="version"
        size="small"
        pagination={false}
        dataSource={story}
        columns={[
          { title: t('refund.at'), render: (_, row) => <Instant at={row.at} /> },
          { title: t('refund.cause'), render: (_, row) => t(`refundCause.${row.cause}`) },
          { title: t('refund.by'), render: (_, row) => row.by ?? '—' },
          { title: t('refund.remark'), className: 'prose', render: (_, row) => row.remark ?? '—' },
          { title: t('refunds.state'), render: (_, row) => t(`refundState.${row.to}`) },
        ]}
      />
    </Card>
  )
}
