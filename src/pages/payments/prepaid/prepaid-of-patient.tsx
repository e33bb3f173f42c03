import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { PrepaidAccount } from '@tongzhen/contract/prepaid'
import { observer } from 'mobx-react-lite'
import { toApiError } from '@/api/error'
import { isUnderWay, usePrepaid } from '@/api/prepaid'
import { Amount } from '@/components/amount'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { NoCard } from '@/components/no-card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Pieces } from '@/components/pieces'
import { ProveNotice } from '@/components/prove-notice'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { Whose } from '@/components/whose'
import { prepaidApply, prepaidTrack } from '@/lib/paths'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { titleOf } from '../shared/prepaid-title'

interface OfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** What is on one patient's cards in one hospital, what became of it before, and how to get it back. */
export const PrepaidOfPatient = observer(function PrepaidOfPatient(props: OfPatientProps) {
  const { patient, institution, onSwitch } = props
  const { t } = useTranslation('prepaid')
  if (!patient.scopes.includes('payments') || !patient.isProved)
    return (
      <Page title={t('title')}>
        <Whose patient={patient} onSwitch={onSwitch} />
        {patient.scopes.includes('payments') ? (
          <ProveNotice patient={patient} />
        ) : (
          <Notice kind="attention">{t('notAllowed', { name: patient.name })}</Notice>
        )}
      </Page>
    )
  return <Balances patient={patient} institution={institution} onSwitch={onSwitch} />
})

const Balances = observer(function Balances({ patient, institution, onSwitch }: OfPatientProps) {
  const { t } = useTranslation('prepaid')
  const { patientId } = patient
  const { institutionId } = institution
  const query = usePrepaid({ patientId, institutionId })
  useRefetchOnShow(query)
  const isWithoutCard = query.error !== null && toApiError(query.error).code === 'CARD_REQUIRED'
  const canApply =
    query.data?.cards.some(({ ways }) => ways.length > 0) === true && !query.data.refunds.some(isUnderWay)
  const apply = () => Taro.navigateTo({ url: prepaidApply({ patientId, institutionId }) })
  return (
    <Page title={t('title')} action={canApply && <Button text={t('apply')} onTap={apply} />}>
      <Whose patient={patient} onSwitch={onSwitch} />
      {isWithoutCard ? (
        <NoCard
          patientId={patientId}
          text={t('noCard', { name: patient.name, hospital: institution.name })}
          action={t('getCard')}
        />
      ) : (
        <StateView query={query} rows={8}>
          {(account) => <Account account={account} patientId={patientId} phone={institution.phone} />}
        </StateView>
      )}
    </Page>
  )
})

interface AccountProps {
  account: PrepaidAccount
  patientId: string
  /** Of the hospital's desk. */
  phone: string
}

function Account({ account, patientId, phone }: AccountProps) {
  const { t } = useTranslation(['prepaid', 'common'])
  const sum = useSum()
  const words = useWords()
  const { cards, refunds, notice } = account
  return (
    <>
      {cards.length === 0 && <Empty text={t('none')} />}
      {cards.map(({ cardKey, cardMasked, balanceFen, ways }) => (
        <Card key={cardKey} title={t('card', { number: cardMasked })}>
          <View>{t('balance')}</View>
          <Amount fen={balanceFen} />
          {balanceFen === 0 && <View>{t('none')}</View>}
          {balanceFen > 0 && ways.length === 0 && (
            <>
              <Notice kind="attention">{t('noWay')}</Notice>
              <Button
                kind="text"
                icon="phone"
                text={t('common:help.callDesk', { phone })}
                onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
              />
            </>
          )}
        </Card>
      ))}
      {refunds.length > 0 && (
        <Card title={t('refunds')}>
          {refunds.map((one) => (
            <Row
              key={one.applicationId}
              icon="fee"
              title={`${sum(one.amountFen)} · ${t(`state.${titleOf(one)}.title`)}`}
              text={<Pieces of={[t(`ways.${one.way}`), words.moment(one.createdAt)]} />}
              onTap={() =>
                Taro.navigateTo({
                  url: prepaidTrack({
                    ...{ patientId, institutionId: one.institutionId },
                    applicationId: one.applicationId,
                  }),
                })
              }
            />
          ))}
        </Card>
      )}
      {notice && (
        <Card title={t('notice')}>
          <View>{notice}</View>
        </Card>
      )}
    </>
  )
}
