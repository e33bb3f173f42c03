import '@/locales/inpatient'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { DischargeOrders } from '@tongzhen/contract/inpatient'
import { observer } from 'mobx-react-lite'
import { useDischargeOrders } from '@/api/inpatient'
import { useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { Pieces } from '@/components/pieces'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './index.css'

type Params = Record<'patientId' | 'institutionId' | 'stayId', string>

/** What to watch for, what to take, when to come again: in this order, because in this order it matters. */
export default observer(function DischargeOrdersPage() {
  const { t } = useTranslation('inpatient')
  const { patientId, institutionId, stayId } = useRouter<Params>().params
  const query = useDischargeOrders({ patientId, institutionId, stayId })
  const phone = useInstitution()?.phone
  return (
    <Page title={t('discharge.title')}>
      <RequireAccount rows={10}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={10}>
              {({ orders }) => (orders ? <Orders orders={orders} /> : <Empty text={t('discharge.none')} />)}
            </StateView>
            {phone && (
              <Button
                kind="text"
                icon="phone"
                text={t('discharge.call')}
                onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
              />
            )}
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

function Orders({ orders }: { orders: DischargeOrders }) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const { warnings, medicines, followUps } = orders
  return (
    <>
      {warnings.length > 0 && (
        <Notice kind="danger" title={t('discharge.warnings')}>
          {warnings.map((warning) => (
            <View key={warning}>{warning}</View>
          ))}
        </Notice>
      )}
      <Card title={t('discharge.medicines')}>
        {medicines.length === 0 && t('discharge.noMedicines')}
        <View {...aria({ role: 'list' })}>
          {medicines.map(({ name, specification, dose, days }) => (
            <View key={`${name} ${dose}`} className="orders__order" {...aria({ role: 'listitem' })}>
              <View className="orders__name">{name}</View>
              <View>
                <Pieces of={[dose, days !== null && t('discharge.days', { count: days })]} />
              </View>
              {specification && <View className="orders__quiet">{specification}</View>}
            </View>
          ))}
        </View>
      </Card>
      <Card title={t('discharge.followUps')}>
        {followUps.length === 0 && t('discharge.noFollowUps')}
        <View {...aria({ role: 'list' })}>
          {followUps.map(({ on, text }) => (
            <View key={text} className="orders__order" {...aria({ role: 'listitem' })}>
              {on && <View className="orders__name">{words.date(on)}</View>}
              <View>{text}</View>
            </View>
          ))}
        </View>
      </Card>
      <Card>
        <Facts
          facts={[
            { name: t('discharge.diagnosis'), value: orders.diagnosis },
            { name: t('discharge.at'), value: words.moment(orders.dischargedAt) },
          ]}
        />
      </Card>
    </>
  )
}
