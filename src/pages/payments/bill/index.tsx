import '@/locales/payments'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useBill } from '@/api/billing'
import { Amount } from '@/components/amount'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { InvoiceLink } from '../shared/invoice-link'
import { Items } from './items'

type Params = Record<'patientId' | 'institutionId' | 'billId', string>

/** What is in a bill, item by item. */
export default observer(function BillPage() {
  const { t } = useTranslation('payments')
  const words = useWords()
  const { patientId, institutionId, billId } = useRouter<Params>().params
  const query = useBill({ patientId, institutionId, billId })
  const { paymentId = null } = query.data ?? {}
  return (
    <Page
      title={t('bill.title')}
      action={
        paymentId && (
          <Button
            text={t('bill.toPayment')}
            onTap={() => Taro.navigateTo({ url: paymentPage({ paymentId }) })}
          />
        )
      }
    >
      <RequireAccount rows={10}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={10}>
              {(bill) => (
                <>
                  <Card title={bill.executingDepartmentName}>
                    <Amount fen={bill.amountFen} note={t(`bill.state.${bill.state}`)} />
                    <Facts
                      facts={[
                        { name: t('bill.category'), value: t(`category.${bill.category}`) },
                        { name: t('bill.visit'), value: words.day(bill.visitedOn) },
                        { name: t('bill.issued'), value: words.moment(bill.issuedAt) },
                        { name: t('bill.number'), value: bill.billId },
                      ]}
                    />
                  </Card>
                  {bill.state === 'paid' && paymentId && <InvoiceLink paymentId={paymentId} />}
                  <Items items={bill.items} totalFen={bill.amountFen} />
                </>
              )}
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
