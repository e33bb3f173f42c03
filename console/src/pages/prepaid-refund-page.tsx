import type { PrepaidDeskRefund } from '@tongzhen/contract/prepaid'
import { Button, Card, Descriptions, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { usePrepaidActions, usePrepaidRefund } from '../api/prepaid'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { ReasonDialog } from '../components/reason-dialog'
import { yuan } from '../lib/format'
import { RefundDecision } from './refund-decision'
import { RefundStory } from './refund-story'
import { TransferReceipt } from './transfer-receipt'
import { useStaff } from './use-staff'

type Mending = 'send_again' | 'put_back'

/** One refund of money on a card: who decides, where the money is, and what mends it when it has stopped. */
export function PrepaidRefundPage() {
  const { t } = useTranslation()
  const { applicationId = '' } = useParams()
  const { data: refund, error, isPending } = usePrepaidRefund(applicationId)
  const actions = usePrepaidActions(applicationId)
  const { permissions } = useStaff()

  return (
    <Page
      title={t('prepaid.title', { amount: refund ? yuan(refund.amountFen) : '' })}
      isLoading={isPending}
      error={error}
      actions={<Link to="/refunds">{t('refund.back')}</Link>}
    >
      {refund && (
        <Flex vertical gap="large">
          <RefundDecision application={refund} actions={actions} />
          <Mend refund={refund} mend={actions.mend} />
          {refund.hasReceipt && permissions.includes('refunds.receipt') && (
            <TransferReceipt applicationId={applicationId} />
          )}
          <Facts refund={refund} />
          <RefundStory story={refund.story} />
        </Flex>
      )}
    </Page>
  )
}

interface MendProps {
  refund: PrepaidDeskRefund
  mend: ReturnType<typeof usePrepaidActions>['mend']
}

/** 失败补退 and 退款重办, each with a reason. */
function Mend({ refund: { canSendAgain, canPutBack, version }, mend }: MendProps) {
  const { t } = useTranslation()
  const [how, setHow] = useState<Mending>()
  if (!canSendAgain && !canPutBack) return null

  return (
    <Flex gap="small" wrap>
      {canSendAgain && (
        <Button type="primary" onClick={() => setHow('send_again')}>
          {t('prepaid.mend.send_again.action')}
        </Button>
      )}
      {canPutBack && <Button onClick={() => setHow('put_back')}>{t('prepaid.mend.put_back.action')}</Button>}
      {how && (
        <ReasonDialog
          title={t(`prepaid.mend.${how}.title`)}
          what={t(`prepaid.mend.${how}.what`)}
          isPending={mend.isPending}
          error={mend.error}
          onSubmit={(remark) =>
            mend.mutateAsync({ version, how, remark }, { onSuccess: () => setHow(undefined) })
          }
          onClose={() => setHow(undefined)}
        />
      )}
    </Flex>
  )
}

function Facts({ refund }: { refund: PrepaidDeskRefund }) {
  const { t } = useTranslation()
  const { prepaid } = refund
  const items = [
    [t('refunds.institution'), refund.institutionName],
    [t('refunds.patient'), refund.patientNameMasked],
    [t('prepaid.card'), prepaid?.cardMasked ?? '—'],
    [t('refunds.amount'), yuan(refund.amountFen)],
    [t('prepaid.way'), prepaid ? t(`prepaidWay.${prepaid.way}`) : '—'],
    [t('prepaid.account'), refund.accountMasked ?? '—'],
    [t('prepaid.noticePhone'), refund.noticePhoneMasked ?? '—'],
    [t('prepaid.stage'), prepaid ? t(`prepaidStage.${prepaid.stage}`) : '—'],
    [t('prepaid.failCode'), refund.failCode ?? '—'],
    [t('prepaid.transferNumber'), refund.transferNumber ?? '—'],
    [t('prepaid.providerNumber'), refund.providerNumber ?? '—'],
    [t('prepaid.arrivedAt'), refund.arrivedAt ? <Instant key="arrived" at={refund.arrivedAt} /> : '—'],
    [t('refund.order'), refund.orderNumber],
    [t('refunds.since'), <Instant key="since" at={refund.createdAt} />],
    [
      t('prepaid.supersedes'),
      refund.supersedes ? (
        <Link key="supersedes" to={`/refunds/prepaid/${refund.supersedes}`}>
          {refund.supersedes}
        </Link>
      ) : (
        '—'
      ),
    ],
  ] as const

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('refund.facts')}</h2>}>
      <Descriptions
        column={{ xs: 1, lg: 2, xl: 3 }}
        items={items.map(([label, children]) => ({ key: String(label), label, children }))}
      />
    </Card>
  )
}
