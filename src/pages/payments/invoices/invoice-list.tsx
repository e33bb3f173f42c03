import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInvoices } from '@/api/invoices'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { LongList } from '@/components/long-list'
import { bills } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { InvoiceRow } from './invoice-row'

export const InvoiceList = observer(function InvoiceList({ patientId }: { patientId: string | undefined }) {
  const { t } = useTranslation('payments')
  const query = useInvoices(patientId)
  return (
    <LongList
      query={query}
      itemsOf={(page) => page.invoices}
      empty={
        <Empty text={t('invoices.empty')}>
          <Button
            text={t('records.toBills')}
            onTap={() => Taro.navigateTo({ url: bills(patientId ? { patientId } : {}) })}
          />
        </Empty>
      }
    >
      {(invoices, more) => (
        <>
          <Card>
            <View>
              {invoices.map((invoice) => (
                <InvoiceRow key={invoice.paymentId} invoice={invoice} />
              ))}
            </View>
          </Card>
          {more}
        </>
      )}
    </LongList>
  )
})
