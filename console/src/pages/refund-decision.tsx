import type { RefundDeskApplication } from '@tongzhen/contract/refunds'
import { Alert, Button, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { useRefundActions } from '../api/refunds'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { ReasonDialog } from '../components/reason-dialog'
import { useDraft } from '../lib/use-draft'
import { useStaff } from './use-staff'

type RefundActions = ReturnType<typeof useRefundActions>

/** How it stands in one sentence; and, where it is this person's turn, agreeing or not. */
export function RefundDecision({
  application,
  actions: { agree, decline, askAgain },
}: {
  application: RefundDeskApplication
  /** Of money on a card, nobody is asked again by hand. */
  actions: Pick<RefundActions, 'agree' | 'decline'> & Partial<Pick<RefundActions, 'askAgain'>>
}) {
  const { t } = useTranslation()
  const { value: remark, change, forget } = useDraft(`refund remark ${application.applicationId}`, '')
  const [isDeclining, setDeclining] = useState(false)
  const { state, version, mayDecide, automaticAt, isInReview, isBarred, isHeldUp, prepaid } = application
  const { permissions } = useStaff()
  const isWaiting = state.startsWith('with_')
  const wantsSomebody = mayDecide || isInReview || isHeldUp || prepaid?.stage === 'stopped'

  return (
    <Flex vertical gap="small">
      <Alert
        role="status"
        type={wantsSomebody ? 'warning' : state === 'returned' ? 'success' : 'info'}
        showIcon
        message={
          prepaid && state === 'returning' ? t(`prepaidStage.${prepaid.stage}`) : t(`refundState.${state}`)
        }
        description={
          (isInReview && (
            <>
              {t(isBarred ? 'refund.barred' : 'refund.inReview')}{' '}
              {permissions.includes('reviews.view') && (
                <Link to={`/reviews/${application.paymentId}`}>{t('refund.toReview')}</Link>
              )}
            </>
          )) ||
          (isHeldUp && t('refund.heldUp')) ||
          (isWaiting && !mayDecide ? t('refund.notYours') : undefined)
        }
      />
      {automaticAt && isWaiting && (
        <Typography.Text>
          <Instant at={automaticAt} /> {t('refundCause.agreed_by_rule')}
        </Typography.Text>
      )}
      {mayDecide && (
        <Flex gap="small" wrap align="center">
          <Input
            aria-label={t('refund.remark')}
            placeholder={t('refund.remark')}
            maxLength={200}
            style={{ maxWidth: 420 }}
            value={remark}
            onChange={(event) => change(event.target.value)}
          />
          <Button
            type="primary"
            loading={agree.isPending}
            onClick={() => agree.mutate({ version, remark: remark.trim() || null }, { onSuccess: forget })}
          >
            {t('refund.agree')}
          </Button>
          <Button danger onClick={() => setDeclining(true)}>
            {t('refund.decline')}
          </Button>
        </Flex>
      )}
      {isHeldUp && askAgain && permissions.includes('refunds.decide') && (
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={askAgain.isPending}
          onClick={() => askAgain.mutate()}
        >
          {t('refund.askAgain')}
        </Button>
      )}
      <ErrorAlert error={agree.error ?? askAgain?.error} />
      {isDeclining && (
        <ReasonDialog
          title={t('refund.declineTitle')}
          what={t('refund.declineWhat')}
          isDangerous
          isPending={decline.isPending}
          error={decline.error}
          onSubmit={(reason) =>
            decline.mutateAsync({ version, remark: reason }, { onSuccess: () => setDeclining(false) })
          }
          onClose={() => setDeclining(false)}
        />
      )}
    </Flex>
  )
}
