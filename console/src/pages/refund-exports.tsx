import type { RefundExport } from '@tongzhen/contract/refund-exports'
import { Button, Flex, List, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { exportAddress, useAskExport, useRefundExports } from '../api/refund-exports'
import type { RefundFilter } from '../api/refunds'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'

/** Asks for what the list shows as a workbook, and says how far each one is; they outlast the page. */
export function RefundExports({ filter }: { filter: RefundFilter }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRefundExports()
  const asking = useAskExport()
  const { number: _, ...selection } = filter
  const exports = data?.exports ?? []

  return (
    <Flex vertical gap="small">
      <Flex gap="middle" align="center" wrap>
        <Button onClick={() => asking.mutate(selection)} loading={asking.isPending}>
          {t('refundExports.ask')}
        </Button>
        <span>{t('refundExports.what')}</span>
      </Flex>
      <ErrorAlert error={asking.error} />
      <ErrorAlert error={error} onRetry={refetch} />
      {exports.length > 0 && (
        <List
          size="small"
          bordered
          aria-label={t('refundExports.title')}
          dataSource={exports}
          renderItem={(one) => (
            <List.Item>
              <Flex gap="middle" align="center" wrap style={{ width: '100%' }}>
                <Instant at={one.askedAt} />
                <span>{one.askedBy}</span>
                <HowFar of={one} />
              </Flex>
            </List.Item>
          )}
        />
      )}
    </Flex>
  )
}

function HowFar({ of }: { of: RefundExport }) {
  const { t } = useTranslation()
  const { state, rowCount: done, totalCount: total } = of
  if (state === 'failed') return <span role="status">{t('refundExports.failed', { total: total ?? 0 })}</span>
  if (state === 'ready')
    return (
      <a href={exportAddress(of)} download>
        {t('refundExports.download', { done })}
      </a>
    )
  const percent = total ? Math.min(99, Math.floor((100 * done) / total)) : 0

  return (
    <>
      <Progress
        percent={percent}
        style={{ width: 240 }}
        aria-label={t('refundExports.progress')}
        status="active"
      />
      <span role="status">{t('refundExports.collecting', { done, total: total ?? '…' })}</span>
    </>
  )
}
