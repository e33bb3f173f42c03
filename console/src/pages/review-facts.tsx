import type { Review } from '@tongzhen/contract/reviews'
import { Button, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReviewActions } from '../api/reviews'
import { Instant } from '../components/instant'
import { ReasonDialog } from '../components/reason-dialog'
import { useReasonText } from '../components/use-reason-text'
import { yuan } from '../lib/format'
import { useStaff } from './use-staff'

/** Amounts and numbers of a payment; the patient's data masked, until somebody says why not. */
export function ReviewFacts({ review }: { review: Review }) {
  const { t } = useTranslation()
  const reasonText = useReasonText()
  const { permissions } = useStaff()
  const { unmask } = useReviewActions(review.paymentId)
  const [isAsking, setAsking] = useState(false)
  const full = unmask.data
  const items = [
    [t('review.institution'), review.institutionName],
    [t('reviews.why'), reasonText(review.reason)],
    [t('review.patient'), full?.patientName ?? review.patientNameMasked],
    [t('review.patientNumber'), full?.hospitalPatientNumber ?? review.hospitalPatientNumberMasked ?? '—'],
    ...(full ? [[t('review.phone'), full.phone ?? '—']] : []),
    [t('review.purpose'), t(`purpose.${review.purpose}`)],
    [t('review.bills'), review.billIds.join(', ') || '—'],
    [t('review.amount'), yuan(review.amountFen)],
    [t('review.paid'), yuan(review.paidFen)],
    [t('review.settled'), yuan(review.settledFen)],
    [t('review.refunded'), yuan(review.refundedFen)],
    [t('review.means'), t(`means.${review.means}`)],
    [t('review.providerNumber'), review.providerNumber ?? '—'],
    [t('review.settlementNumber'), review.settlementNumber ?? '—'],
    [t('review.createdAt'), <Instant key="created" at={review.createdAt} />],
    [t('review.paidAt'), <Instant key="paid" at={review.paidAt} />],
  ] as const

  return (
    <Card
      title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('review.facts')}</h2>}
      extra={
        permissions.includes('personal_data.unmask') &&
        !full && <Button onClick={() => setAsking(true)}>{t('review.unmask')}</Button>
      }
    >
      <Descriptions
        column={{ xs: 1, lg: 2, xl: 3 }}
        items={items.map(([label, children]) => ({ key: String(label), label, children }))}
      />
      {isAsking && (
        <ReasonDialog
          title={t('review.unmaskTitle')}
          what={t('review.unmaskWhat')}
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutateAsync(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
