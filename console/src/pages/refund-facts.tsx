import type { RefundDeskApplication } from '@tongzhen/contract/refunds'
import { Button, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { useRefundActions } from '../api/refunds'
import { Instant } from '../components/instant'
import { ReasonDialog } from '../components/reason-dialog'
import { yuan } from '../lib/format'
import { useStaff } from './use-staff'

/** Who asks, why, and how much; the patient's data masked, until somebody says why not. */
export function RefundFacts({
  application,
  actions: { unmask },
}: {
  application: RefundDeskApplication
  actions: Pick<ReturnType<typeof useRefundActions>, 'unmask'>
}) {
  const { t } = useTranslation()
  const { permissions } = useStaff()
  const [isAsking, setAsking] = useState(false)
  const full = unmask.data
  const items = [
    [t('refunds.institution'), application.institutionName],
    [t('refunds.patient'), full?.patientName ?? application.patientNameMasked],
    ...(full ? [[t('refund.payerPhone'), full.phone ?? '—']] : []),
    [t('refunds.doctor'), `${application.doctorName} · ${application.departmentName}`],
    [t('refunds.amount'), yuan(application.amountFen)],
    [t('refund.paid'), yuan(application.paidFen)],
    [t('refund.refunded'), yuan(application.refundedFen)],
    [t('refunds.means'), t(`means.${application.means}`)],
    [t('refunds.way'), t(`refundWay.${application.way}`)],
    [t('refund.reason'), t(`refundReason.${application.reason}`)],
    [t('refund.words'), application.words ?? '—'],
    [t('refund.order'), application.orderNumber],
    [t('refunds.since'), <Instant key="since" at={application.createdAt} />],
  ] as const

  return (
    <Card
      title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('refund.facts')}</h2>}
      extra={
        permissions.includes('personal_data.unmask') &&
        !full && <Button onClick={() => setAsking(true)}>{t('refund.unmask')}</Button>
      }
    >
      <Descriptions
        column={{ xs: 1, lg: 2, xl: 3 }}
        items={items.map(([label, children]) => ({ key: String(label), label, children }))}
      />
      {isAsking && (
        <ReasonDialog
          title={t('refund.unmaskTitle')}
          what={t('refund.unmaskWhat')}
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutateAsync(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
