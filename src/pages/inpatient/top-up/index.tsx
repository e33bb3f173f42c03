import '@/locales/inpatient'
import '@/locales/payments'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Stay } from '@tongzhen/contract/inpatient'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useStays } from '@/api/inpatient'
import { useCreatePayment } from '@/api/payments'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { MeansChoice } from '@/components/means-choice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { PayProblem } from '@/components/pay-problem'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { TextField } from '@/components/text-field'
import { chosenMeans } from '@/lib/chosen-means'
import { fenOfTyped } from '@/lib/fen-of-typed'
import { yuan } from '@/lib/money'
import { toPayment } from '@/lib/to-payment'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { Balance } from '../shared/balance'

type Params = Record<'patientId' | 'institutionId' | 'stayId', string>
type Limits = NonNullable<Stay['topUp']>

/** How much, by which means: the hospital's amounts, or one's own. */
export default observer(function TopUp() {
  const { t } = useTranslation('inpatient')
  const sum = useSum()
  const words = useWords()
  const { patientId, institutionId, stayId } = useRouter<Params>().params
  const query = useStays({ patientId, institutionId })
  const [typed, type] = useState('')
  const [isLeft, leave] = useState(false)
  const [wishedMeans, wishMeans] = useState<PaymentMeans>()
  const paying = useCreatePayment({ onCreated: toPayment, onRefused: () => query.refetch() })
  const { stays = [], means: offered = [] } = query.data ?? {}
  const stay = stays.find((one) => one.stayId === stayId)
  const limits = stay?.topUp ?? undefined
  const means = chosenMeans(offered, wishedMeans)
  const amountFen = fenOfTyped(typed)
  const isWithin =
    limits !== undefined &&
    amountFen !== undefined &&
    amountFen >= limits.leastFen &&
    amountFen <= limits.mostFen

  const choose = (text: string) => {
    type(text)
    leave(false)
    paying.clearError()
  }
  const pay = () => {
    if (!isWithin || means === undefined) return
    paying.act({ purpose: 'prepaid', institutionId, patientId, stayId, amountFen, means })
  }
  const primary = () => {
    if (limits === undefined || means === undefined) return undefined
    if (!isWithin) return <Button text={t('topUp.choose')} disabled onTap={pay} />
    return <Button text={t('topUp.pay', { amount: sum(amountFen) })} isBusy={paying.isBusy} onTap={pay} />
  }
  const problem = (of: Limits) => {
    if (typed === '' || isWithin || !isLeft) return undefined
    return amountFen === undefined ? t('topUp.malformed') : t('topUp.outside', inYuan(of))
  }

  return (
    <Page title={t('topUp.title')} action={primary()}>
      <RequireAccount rows={8}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={8}>
              {() =>
                stay === undefined || limits === undefined ? (
                  <Empty text={t('topUp.over')} />
                ) : (
                  <>
                    <Card title={stay.wardName}>
                      <Balance label={t('topUp.balance')} fen={stay.balanceFen} />
                    </Card>
                    <Card title={t('topUp.how')}>
                      <Chips
                        label={t('topUp.suggested')}
                        value={typed}
                        choices={limits.suggestedFen.map((fen) => ({
                          value: yuan(fen),
                          text: words.money(fen),
                        }))}
                        onChange={choose}
                      />
                      <TextField
                        id="amount"
                        label={t('topUp.amount')}
                        hint={t('topUp.limits', inYuan(limits))}
                        value={typed}
                        onChange={choose}
                        onBlur={() => leave(true)}
                        keyboard="amount"
                        maxLength={10}
                        {...(problem(limits) ? { error: problem(limits) } : {})}
                      />
                    </Card>
                    {means === undefined ? (
                      <Notice kind="attention">{t('stay.atCounter')}</Notice>
                    ) : (
                      <MeansChoice offered={offered} value={means} onChange={wishMeans} />
                    )}
                    <View>{t('topUp.note')}</View>
                    {paying.error && <PayProblem error={paying.error} onRetry={pay} />}
                    <View {...aria({ role: 'status' })}>{paying.isBusy && t('topUp.working')}</View>
                  </>
                )
              }
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

const inYuan = ({ leastFen, mostFen }: Limits) => ({ least: yuan(leastFen), most: yuan(mostFen) })
