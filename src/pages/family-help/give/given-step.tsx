import '@/locales/payments'
import Taro from '@tarojs/taro'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { isUnderWay, useGivenHelp, usePayAsHelper } from '@/api/family-help'
import { Button } from '@/components/button'
import { MeansChoice } from '@/components/means-choice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PayProblem } from '@/components/pay-problem'
import { RequireAccount } from '@/components/require-account'
import { StateHead } from '@/components/state-head'
import { StateView } from '@/components/state-view'
import { chosenMeans } from '@/lib/chosen-means'
import { payment } from '@/lib/paths'
import { toPayment } from '@/lib/to-payment'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { looks } from '../shared/looks'
import { StepFacts } from '../shared/step-facts'

/** Waits to be allowed, then pays: from the helper's own account. */
export const GivenStep = observer(function GivenStep({ helpId }: { helpId: string }) {
  const { t } = useTranslation('family-help')
  const words = useWords()
  const { data: help, error, refetch } = useGivenHelp(helpId)
  const [wished, wish] = useState<PaymentMeans>()
  const paying = usePayAsHelper(helpId, toPayment)
  const means = help && chosenMeans(help.means, wished)
  const mayPay = help?.state === 'allowed' && !help.isPaying
  const isLost = error !== null && help !== undefined && isUnderWay(help)
  const pay = () => {
    if (help && means) paying.act({ amountFen: help.amountFen, means })
  }
  const action = () => {
    if (mayPay && means) {
      const text = t('give.pay', { amount: words.money(help.amountFen) })
      return <Button text={text} isBusy={paying.isBusy} onTap={pay} />
    }
    const paymentId = help?.paymentId
    if (!paymentId || mayPay) return undefined
    return (
      <Button text={t('give.toPayment')} onTap={() => Taro.navigateTo({ url: payment({ paymentId }) })} />
    )
  }
  return (
    <Page title={t('give.title')} action={action()}>
      <RequireAccount rows={8}>
        {() => (
          <StateView query={{ data: help, error: isLost ? null : error, refetch }} rows={8}>
            {(shown) => (
              <>
                {isLost && (
                  <Notice kind="attention" role="status">
                    {t('give.lost')}
                  </Notice>
                )}
                <StateHead
                  title={t(`give.state.${shown.state}.title`)}
                  text={t(`give.state.${shown.state}.text`)}
                  {...looks[shown.state]}
                />
                <StepFacts help={shown} who={shown.patientNameMasked} />
                {mayPay &&
                  (means === undefined ? (
                    <Notice kind="attention">{t('give.meansNone')}</Notice>
                  ) : (
                    <MeansChoice offered={shown.means} value={means} onChange={wish} />
                  ))}
                {paying.error && <PayProblem error={paying.error} onRetry={pay} />}
              </>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
