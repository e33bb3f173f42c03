import '@/locales/payments'
import '@/locales/refunds'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { RefundReason } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useApplyForRefund, useRefundOffer } from '@/api/refunds'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { refundTrack } from '@/lib/paths'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { Items } from './items'
import { NotHere } from './not-here'
import { WhatNext } from './what-next'
import { Why } from './why'

/** Gives back a part of what was paid: what, why, and what happens then. */
export default observer(function Refund() {
  const { t } = useTranslation('refunds')
  const sum = useSum()
  const { paymentId } = useRouter<{ paymentId: string }>().params
  const offer = useRefundOffer(paymentId)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reason, setReason] = useState<RefundReason>('not_needed')
  const [words, setWords] = useState('')
  const [isMissing, setMissing] = useState(false)
  const applying = useApplyForRefund({
    onApplied: ({ applicationId }) => Taro.redirectTo({ url: refundTrack({ paymentId, applicationId }) }),
  })
  const wanted = (offer.data?.items ?? []).filter(
    ({ itemId, state }) => state === 'refundable' && chosen.includes(itemId),
  )
  const amountFen = wanted.reduce((total, one) => total + one.amountFen, 0)
  const choose = (itemId: string, isChosen: boolean) => {
    setMissing(false)
    applying.clearError()
    setChosen((before) => (isChosen ? [...before, itemId] : before.filter((one) => one !== itemId)))
  }
  const submit = () => {
    setMissing(wanted.length === 0)
    if (wanted.length === 0) return
    const itemIds = wanted.map(({ itemId }) => itemId)
    applying.act({ paymentId, itemIds, amountFen, reason, words: words.trim() || null })
  }
  const canApply = offer.data?.refusal === null

  return (
    <Page
      title={t('apply.title')}
      purpose={canApply || offer.isPending ? t('apply.purpose') : undefined}
      action={
        canApply && (
          <Button
            text={wanted.length > 0 ? t('apply.submit', { amount: sum(amountFen) }) : t('apply.choose')}
            isBusy={applying.isBusy}
            onTap={submit}
          />
        )
      }
    >
      <RequireAccount rows={8}>
        {() => (
          <StateView query={offer} rows={8}>
            {(shown) =>
              shown.refusal === null ? (
                <>
                  <Items items={shown.items} chosen={chosen} onChoose={choose} />
                  {isMissing && (
                    <Notice kind="attention" role="alert">
                      {t('apply.chooseItem')}
                    </Notice>
                  )}
                  <Why reason={reason} words={words} onReason={setReason} onWords={setWords} />
                  <WhatNext offer={shown} />
                  {applying.error && <ActionProblem error={applying.error} onRetry={submit} />}
                  <View {...aria({ role: 'status' })}>{applying.isBusy && t('apply.working')}</View>
                </>
              ) : (
                <NotHere offer={shown} />
              )
            }
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
