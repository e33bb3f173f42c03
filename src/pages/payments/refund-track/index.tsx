import '@/locales/payments'
import '@/locales/refunds'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { isUnderWay, useRefundApplication } from '@/api/refunds'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Followed } from '@/components/followed'
import { Page } from '@/components/page'
import { SumRow } from '@/components/sum-row'
import { Timeline } from '@/components/timeline'
import { payment, refund } from '@/lib/paths'
import { isByHand } from '@/lib/refund-words'
import { useTranslation } from '@/lib/use-translation'
import { ApplicationFacts } from './application-facts'
import { ApplicationHead } from './application-head'
import { stepsOf } from './steps-of'
import { Withdraw } from './withdraw'

/** Where a refund is, like a parcel: every station, who has it now, until when, and what mends it. */
export default observer(function RefundTrack() {
  const { t } = useTranslation(['refunds', 'common'])
  const { paymentId, applicationId } = useRouter<{ paymentId: string; applicationId: string }>().params
  const query = useRefundApplication({ paymentId, applicationId })
  const { data: application } = query

  return (
    <Page
      title={t('track.title')}
      action={
        application?.canApplyAgain && (
          <Button text={t('track.again')} onTap={() => Taro.redirectTo({ url: refund({ paymentId }) })} />
        )
      }
    >
      <Followed query={query} isFollowed={isUnderWay} lost={t('track.lost')}>
        {(shown) => (
          <>
            <ApplicationHead application={shown} />
            <Card title={t('track.items')}>
              {shown.items.map((item) => (
                <SumRow key={item.itemId} name={item.name} fen={item.amountFen} />
              ))}
              <SumRow name={t('track.amount')} fen={shown.amountFen} isTotal />
            </Card>
            <Timeline
              steps={stepsOf(shown.track)}
              nameOf={(name) => t(`track.steps.${name === 'returning' && isByHand(shown) ? 'byHand' : name}`)}
            />
            <ApplicationFacts application={shown} />
            {shown.canWithdraw && <Withdraw application={shown} />}
            <Button
              kind="plain"
              text={t('track.toPayment')}
              onTap={() => Taro.navigateTo({ url: payment({ paymentId }) })}
            />
            <Button
              kind="text"
              icon="phone"
              text={t('common:help.callDesk', { phone: shown.institutionPhone })}
              onTap={() => Taro.makePhoneCall({ phoneNumber: shown.institutionPhone })}
            />
          </>
        )}
      </Followed>
    </Page>
  )
})
