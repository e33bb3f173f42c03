import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { usePayments } from '@/api/payments'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { LongList } from '@/components/long-list'
import { bills } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { PaymentRow } from '../shared/payment-row'

export const RecordList = observer(function RecordList({ patientId }: { patientId: string | undefined }) {
  const { t } = useTranslation('payments')
  const query = usePayments(patientId)
  return (
    <LongList
      query={query}
      itemsOf={(page) => page.payments}
      empty={
        <Empty text={t('records.empty')}>
          <Button
            text={t('records.toBills')}
            onTap={() => Taro.navigateTo({ url: bills(patientId ? { patientId } : {}) })}
          />
        </Empty>
      }
    >
      {(payments, more) => (
        <>
          <Card>
            <View>
              {payments.map((payment) => (
                <PaymentRow key={payment.paymentId} payment={payment} />
              ))}
            </View>
          </Card>
          {more}
        </>
      )}
    </LongList>
  )
})
