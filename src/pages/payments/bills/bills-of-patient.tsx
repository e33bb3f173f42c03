import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type BillsState, useBills } from '@/api/billing'
import { useCreatePayment } from '@/api/payments'
import { aria } from '@/components/aria'
import { AskFamily } from '@/components/ask-family'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { MeansChoice } from '@/components/means-choice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PayProblem } from '@/components/pay-problem'
import { Row } from '@/components/row'
import { Tabs } from '@/components/tabs'
import { Whose } from '@/components/whose'
import { chosenMeans } from '@/lib/chosen-means'
import { costs as costsPage, payments as paymentsPage, prepaid as prepaidPage } from '@/lib/paths'
import { toPayment } from '@/lib/to-payment'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { mayPayFor } from '../shared/may-pay-for'
import { chosenBills, isPayable, MOST_BILLS, sumOf, type Ticks } from './choose-bills'
import { OpenPayments } from './open-payments'
import { VisitList } from './visit-list'
import './bills-of-patient.css'

interface BillsOfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** What one patient has to pay in one hospital: by visit, ticked, with the sum in the one action. */
export const BillsOfPatient = observer(function BillsOfPatient(props: BillsOfPatientProps) {
  const { patient, institution, onSwitch } = props
  const { patientId } = patient
  const { institutionId } = institution
  const { t } = useTranslation('payments')
  const sum = useSum()
  const [state, setState] = useState<BillsState>('open')
  const [ticks, setTicks] = useState<Ticks>(new Map())
  const [wishedMeans, wishMeans] = useState<PaymentMeans>()
  const mayPay = mayPayFor(patient)
  const query = useBills({ patientId, institutionId }, state, { enabled: mayPay })
  useRefetchOnShow(query)
  const paying = useCreatePayment({ onCreated: toPayment, onRefused: () => query.refetch() })
  const isToPay = state === 'open'
  const { visits = [], means: offered = [] } = query.data ?? {}
  const chosen = chosenBills(visits, ticks)
  const amountFen = sumOf(chosen)
  const means = chosenMeans(offered, wishedMeans)
  const hasPayable = isToPay && visits.some(({ bills }) => bills.some(isPayable))

  const tick = (billId: string, isTicked: boolean) => {
    setTicks(new Map(ticks).set(billId, isTicked))
    paying.clearError()
  }
  const pay = () => {
    if (means === undefined) return
    const billIds = chosen.map(({ billId }) => billId)
    paying.act({ purpose: 'bills', institutionId, patientId, billIds, amountFen, means })
  }
  const primary = () => {
    if (!hasPayable || means === undefined) return undefined
    if (chosen.length === 0) return <Button text={t('bills.choose')} disabled onTap={pay} />
    return (
      <Button
        text={t('bills.pay', { count: chosen.length, amount: sum(amountFen) })}
        disabled={chosen.length > MOST_BILLS}
        isBusy={paying.isBusy}
        onTap={pay}
      />
    )
  }

  return (
    <Page title={t('bills.title')} action={primary()}>
      <Whose patient={patient} onSwitch={onSwitch} />
      <OpenPayments />
      <Tabs
        label={t('bills.tabs.label')}
        value={state}
        choices={[
          { value: 'open', text: t('bills.tabs.open') },
          { value: 'paid', text: t('bills.tabs.paid') },
        ]}
        onChange={setState}
      />
      {mayPay ? (
        <VisitList
          patient={patient}
          institution={institution}
          state={state}
          query={query}
          chosen={chosen}
          onTick={tick}
        />
      ) : (
        <Notice kind="attention">{t('bills.notAllowed', { name: patient.name })}</Notice>
      )}
      {hasPayable &&
        (means === undefined ? (
          <Notice kind="attention">{t('bills.meansNone')}</Notice>
        ) : (
          <MeansChoice offered={offered} value={means} onChange={wishMeans} />
        ))}
      {chosen.length > MOST_BILLS && (
        <Notice kind="attention" role="status">
          {t('bills.tooMany', { limit: MOST_BILLS })}
        </Notice>
      )}
      {paying.error && <PayProblem error={paying.error} onRetry={pay} />}
      {hasPayable && chosen.length > 0 && chosen.length <= MOST_BILLS && (
        <AskFamily
          wish={{
            ...{ purpose: 'bills', institutionId, patientId, amountFen },
            billIds: chosen.map(({ billId }) => billId),
          }}
        />
      )}
      <View className="bills__progress" {...aria({ role: 'status' })}>
        {paying.isBusy && t(paying.repeats > 0 ? 'bills.repeating' : 'bills.working')}
      </View>
      <Card>
        <Row
          icon="fee"
          title={t('bills.records')}
          text={t('bills.recordsText')}
          onTap={() => Taro.navigateTo({ url: paymentsPage() })}
        />
        {institution.modules.includes('prepaid') && (
          <Row
            icon="fee"
            title={t('bills.prepaid')}
            text={t('bills.prepaidText')}
            onTap={() => Taro.navigateTo({ url: prepaidPage({ patientId }) })}
          />
        )}
        <Row
          icon="trend"
          title={t('bills.costs')}
          text={t('bills.costsText')}
          onTap={() => Taro.navigateTo({ url: costsPage({ patientId }) })}
        />
      </Card>
    </Page>
  )
})
