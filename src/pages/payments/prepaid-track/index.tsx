import '@/locales/payments'
import '@/locales/prepaid'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { isUnderWay, type OfRefund, useMendPrepaid, usePrepaidRefund } from '@/api/prepaid'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Followed } from '@/components/followed'
import { Page } from '@/components/page'
import { StateHead } from '@/components/state-head'
import { SumRow } from '@/components/sum-row'
import { Timeline } from '@/components/timeline'
import { prepaidApply } from '@/lib/paths'
import { deadline } from '@/lib/step'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { titleOf } from '../shared/prepaid-title'
import { MendSheet } from './mend-sheet'
import { TakeIt } from './take-it'

const marks = { done: 'done', now: 'now', next: 'next', stopped: 'ended' } as const

/** Where the money of a card is, like a parcel: every station, who has it now, until when, and what mends it. */
export default observer(function PrepaidTrack() {
  const { t } = useTranslation(['prepaid', 'common'])
  const words = useWords()
  const named = useRouter<OfRefund & Record<string, string>>().params
  const { patientId, institutionId, applicationId } = named
  const of = { patientId, institutionId, applicationId }
  const query = usePrepaidRefund(of)
  const sending = useMendPrepaid('sendAgain', { onDone: () => undefined })
  const { data: refund } = query
  const again = () =>
    Taro.redirectTo({ url: prepaidApply({ patientId, institutionId, supersedes: applicationId }) })
  const action = () => {
    if (refund === undefined) return undefined
    if (refund.stage === 'to_take') return <TakeIt refund={refund} />
    if (refund.canSendAgain)
      return <Button text={t('track.sendAgain')} isBusy={sending.isBusy} onTap={() => sending.act(of)} />
    return refund.canApplyAgain ? <Button text={t('track.again')} onTap={again} /> : undefined
  }

  return (
    <Page title={t('track.title')} action={action()}>
      <Followed query={query} isFollowed={isUnderWay} lost={t('track.lost')}>
        {(shown) => {
          const title = shown.isInReview ? 'inReview' : titleOf(shown)
          return (
            <>
              <StateHead title={t(`state.${title}.title`)} text={t(`state.${title}.text`)} {...lookOf(shown)}>
                {shown.declineReason && (
                  <View>{t('track.declinedBecause', { reason: shown.declineReason })}</View>
                )}
                {shown.failure && <View>{t(`failure.${shown.failure}`)}</View>}
              </StateHead>
              <Card>
                <SumRow name={t('track.amount')} fen={shown.amountFen} isTotal />
              </Card>
              <Timeline
                steps={shown.track.map(({ step, is, at, expectedOn }) => ({
                  ...{ name: step, mark: marks[is] },
                  ...(at !== null && { at }),
                  ...deadline(expectedOn && `${expectedOn}T18:00:00+08:00`),
                }))}
                nameOf={(name) => t(`track.steps.${name}`)}
              />
              <Card title={t('track.details')}>
                <Facts
                  facts={[
                    { name: t('track.patient'), value: shown.patientName },
                    { name: t('track.where'), value: shown.institutionName },
                    { name: t('track.card'), value: shown.cardMasked },
                    { name: t('track.way'), value: t(`ways.${shown.way}`) },
                    shown.accountMasked !== null && {
                      name: t('track.account'),
                      value: shown.accountMasked,
                    },
                    // A server of the version before leaves it out.
                    typeof shown.noticePhoneMasked === 'string' && {
                      name: t('track.phone'),
                      value: shown.noticePhoneMasked,
                    },
                    { name: t('track.at'), value: words.moment(shown.createdAt) },
                    shown.providerNumber !== null && {
                      name: t('track.providerNumber'),
                      value: shown.providerNumber,
                    },
                    { name: t('track.number'), value: shown.applicationId },
                  ]}
                />
              </Card>
              {sending.error && <ActionProblem error={sending.error} onRetry={() => sending.act(of)} />}
              {shown.canWithdraw && <MendSheet how="withdraw" of={of} />}
              {shown.canPutBack && <MendSheet how="putBack" of={of} />}
              <Button
                kind="text"
                icon="phone"
                text={t('common:help.callDesk', { phone: shown.institutionPhone })}
                onTap={() => Taro.makePhoneCall({ phoneNumber: shown.institutionPhone })}
              />
            </>
          )
        }}
      </Followed>
    </Page>
  )
})

/** What is not known yet is never told as a failure. */
function lookOf({ state, stage }: { state: string; stage: string }) {
  if (state === 'returned') return { tone: 'good', icon: 'done' } as const
  if (state === 'withdrawn') return { tone: 'quiet', icon: 'close' } as const
  if (state === 'declined' || state === 'refused' || stage === 'stopped')
    return { tone: 'bad', icon: 'attention' } as const
  return { tone: 'waiting', icon: 'clock' } as const
}
