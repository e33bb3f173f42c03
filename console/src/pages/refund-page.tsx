import type { RefundDeskApplication } from '@tongzhen/contract/refunds'
import { Card, Flex, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useRefund, useRefundActions } from '../api/refunds'
import { Page } from '../components/page'
import { yuan } from '../lib/format'
import { RefundDecision } from './refund-decision'
import { RefundFacts } from './refund-facts'
import { RefundStory } from './refund-story'

/** One application: what is asked back, by whom it is decided, and everything that happened. */
export function RefundPage() {
  const { t } = useTranslation()
  const { paymentId = '', applicationId = '' } = useParams()
  const { data: application, error, isPending } = useRefund({ paymentId, applicationId })
  const actions = useRefundActions({ paymentId, applicationId })

  return (
    <Page
      title={t('refund.title', { amount: application ? yuan(application.amountFen) : '' })}
      isLoading={isPending}
      error={error}
      actions={<Link to="/refunds">{t('refund.back')}</Link>}
    >
      {application && (
        <Flex vertical gap="large">
          <RefundDecision application={application} actions={actions} />
          <RefundFacts application={application} actions={actions} />
          <Items application={application} />
          <RefundStory story={application.story} />
        </Flex>
      )}
    </Page>
  )
}

function Items({ application }: { application: RefundDeskApplication }) {
  const { t } = useTranslation()

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('refund.items')}</h2>}>
      <Table
        rowKey="itemId"
        size="small"
        pagination={false}
        dataSource={application.items}
        columns={[
          { title: t('refund.item'), dataIndex: 'name' },
          { title: t('refund.department'), dataIndex: 'departmentName' },
          { title: t('refund.quantity'), render: (_, row) => `${row.quantity} ${row.unit}` },
          { title: t('refunds.amount'), render: (_, row) => yuan(row.amountFen) },
        ]}
      />
    </Card>
  )
}
