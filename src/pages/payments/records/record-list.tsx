import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { usePayments } from '@/api/payments'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { LongList } from '@/components/long-list'
import { bills } from '@/lib/paths'
import { addDays, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { PaymentRow } from '../shared/payment-row'

const periods = { all: undefined, month: 31, year: 365 } as const
type Period = keyof typeof periods

export const RecordList = observer(function RecordList({ patientId }: { patientId: string | undefined }) {
  const { t } = useTranslation('payments')
  const [period, setPeriod] = useState<Period>('all')
  const days = periods[period]
  const from = days && addDays(today(), 1 - days)
  const query = usePayments({ patientId, from })
  return (
    <>
      <Chips
        label={t('records.period.label')}
        value={period}
        choices={(['all', 'month', 'year'] as const).map((value) => ({
          value,
          text: t(`records.period.${value}`),
        }))}
        onChange={setPeriod}
      />
      <LongList
        query={query}
        itemsOf={(page) => page.payments}
        empty={
          <Empty text={t(period === 'all' ? 'records.empty' : 'records.emptyPeriod')}>
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
    </>
  )
})
