import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useTranslation } from 'react-i18next'
import { usePayments } from '@/api/payments'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { StateView } from '@/components/state-view'
import { bills } from '@/lib/paths'
import { PaymentRow } from '../shared/payment-row'

/** One page of payments after the other, as far as the person asks for more. */
export const RecordList = observer(function RecordList({ patientId }: { patientId: string | undefined }) {
  const { t } = useTranslation(['payments', 'common'])
  const query = usePayments(patientId)
  useDidShow(() => {
    if (query.isFetched) query.refetch()
  })
  return (
    <StateView
      query={query}
      rows={8}
      isEmpty={({ pages }) => pages.every((page) => page.payments.length === 0)}
      empty={
        <Empty text={t('records.empty')}>
          <Button
            text={t('records.toBills')}
            onTap={() => Taro.navigateTo({ url: bills(patientId ? { patientId } : {}) })}
          />
        </Empty>
      }
    >
      {({ pages }) => (
        <>
          <Card>
            <View>
              {pages
                .flatMap((page) => page.payments)
                .map((payment) => (
                  <PaymentRow key={payment.paymentId} payment={payment} />
                ))}
            </View>
          </Card>
          {query.hasNextPage && (
            <Button
              kind="plain"
              text={t('common:list.more')}
              isBusy={query.isFetchingNextPage}
              onTap={() => query.fetchNextPage()}
            />
          )}
        </>
      )}
    </StateView>
  )
})
