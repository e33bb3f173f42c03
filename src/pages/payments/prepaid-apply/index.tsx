import '@/locales/payments'
import '@/locales/prepaid'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { isPhone } from '@tongzhen/contract/documents'
import type { PrepaidAccount, PrepaidWayOffer } from '@tongzhen/contract/prepaid'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useApplyForPrepaid, usePrepaid } from '@/api/prepaid'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RadioList } from '@/components/radio-list'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { TextField } from '@/components/text-field'
import { fenOfTyped } from '@/lib/fen-of-typed'
import { yuan } from '@/lib/money'
import { prepaidTrack } from '@/lib/paths'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { WhatNext } from './what-next'

type Params = { patientId: string; institutionId: string; supersedes?: string }
const ACCOUNT = /^(\d{11}|[^\s@]{1,64}@[^\s@]{1,64})$/

/** A way of one card, by a name of its own: of the way it came there may be several. */
const keyOf = (cardKey: string, { way, deposit }: PrepaidWayOffer) =>
  `${cardKey} ${way} ${deposit?.depositId ?? ''}`

const optionsOf = ({ cards }: PrepaidAccount) =>
  cards.flatMap(({ cardKey, ways }) => ways.map((offer) => ({ key: keyOf(cardKey, offer), cardKey, offer })))

/** Which way, how much, and to which account of the patient's own. */
export default observer(function PrepaidApply() {
  const { t } = useTranslation(['prepaid', 'payments', 'errors'])
  const sum = useSum()
  const words = useWords()
  const { patientId, institutionId, supersedes = null } = useRouter<Params>().params
  const query = usePrepaid({ patientId, institutionId })
  const [wished, wish] = useState<string>()
  const [typed, type] = useState('')
  const [account, setAccount] = useState('')
  const [phone, setPhone] = useState('')
  const [isTried, setTried] = useState(false)
  const applying = useApplyForPrepaid({
    onApplied: ({ applicationId }) =>
      Taro.redirectTo({ url: prepaidTrack({ patientId, institutionId, applicationId }) }),
  })
  const options = query.data ? optionsOf(query.data) : []
  const chosen = options.find(({ key }) => key === wished) ?? options[0]
  const amountFen = fenOfTyped(typed)
  const limits = chosen?.offer
  const isWithin =
    limits !== undefined &&
    amountFen !== undefined &&
    amountFen >= limits.leastFen &&
    amountFen <= limits.mostFen
  const needsAccount = limits?.way === 'alipay_balance'
  const isNamed = !needsAccount || ACCOUNT.test(account.trim())
  const noticePhone = phone.trim()
  const isReachable = noticePhone === '' || isPhone(noticePhone)
  const submit = () => {
    setTried(true)
    if (!isWithin || !isNamed || !isReachable || chosen === undefined) return
    const { cardKey, offer } = chosen
    applying.act({
      ...{ patientId, institutionId, cardKey, way: offer.way, amountFen, supersedes },
      ...{ depositId: offer.deposit?.depositId ?? null, account: needsAccount ? account.trim() : null },
      ...(noticePhone !== '' && { noticePhone }),
    })
  }
  const hint = ({ way, deposit }: PrepaidWayOffer, name: string) =>
    way === 'origin' && deposit !== null
      ? t('hints.origin', {
          day: words.date(deposit.paidAt.slice(0, 10)),
          amount: words.money(deposit.amountFen),
          means: t(`payments:means.${deposit.means}`),
        })
      : t(`hints.${way}`, { name })
  const problem = () => {
    if (!isTried || isWithin || limits === undefined) return undefined
    return amountFen === undefined ? t('form.malformed') : t('form.outside', inYuan(limits))
  }

  return (
    <Page
      title={t('form.title')}
      purpose={t('form.purpose')}
      action={
        chosen && (
          <Button
            text={isWithin ? t('form.submit', { amount: sum(amountFen) }) : t('form.choose')}
            isBusy={applying.isBusy}
            onTap={submit}
          />
        )
      }
    >
      <RequireAccount rows={8}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            {supersedes !== null && <Notice kind="attention">{t('form.corrects')}</Notice>}
            <StateView
              query={query}
              rows={8}
              isEmpty={(known) => optionsOf(known).length === 0}
              empty={<Empty text={t('noWay')} />}
            >
              {(known) => (
                <>
                  <Card title={t('form.way')}>
                    <RadioList
                      label={t('form.way')}
                      value={chosen?.key}
                      choices={options.map(({ key, offer }) => ({
                        value: key,
                        text: t(`ways.${offer.way}`),
                        hint: hint(offer, known.holderName),
                      }))}
                      onChange={(key) => {
                        wish(key)
                        applying.clearError()
                      }}
                    />
                  </Card>
                  <Card>
                    <TextField
                      id="amount"
                      label={t('form.amount')}
                      value={typed}
                      onChange={type}
                      keyboard="amount"
                      maxLength={10}
                      {...(limits && { hint: t('form.limits', inYuan(limits)) })}
                      {...(problem() !== undefined && { error: problem() })}
                    />
                    {needsAccount && (
                      <TextField
                        id="account"
                        label={t('form.account')}
                        hint={t('form.accountHint', { name: known.holderName })}
                        value={account}
                        onChange={setAccount}
                        maxLength={100}
                        {...(isTried && !isNamed && { error: t('form.accountWrong') })}
                      />
                    )}
                    <TextField
                      id="notice-phone"
                      label={t('form.phone')}
                      hint={t('form.phoneHint')}
                      isOptional
                      keyboard="phone"
                      autoComplete="tel"
                      maxLength={24}
                      value={phone}
                      onChange={setPhone}
                      {...(isTried && !isReachable && { error: t('errors:field.malformed') })}
                    />
                  </Card>
                  <WhatNext account={known} />
                  {applying.error && <ActionProblem error={applying.error} onRetry={submit} />}
                  <View {...aria({ role: 'status' })}>{applying.isBusy && t('form.working')}</View>
                </>
              )}
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

const inYuan = ({ leastFen, mostFen }: PrepaidWayOffer) => ({ least: yuan(leastFen), most: yuan(mostFen) })
