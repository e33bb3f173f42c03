import '@/locales/payments'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInvoice, useOpenInvoice } from '@/api/invoices'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { SumCard } from '../shared/sum-card'
import { InvoiceFacts } from './invoice-facts'
import { InvoiceHead } from './invoice-head'

/** One e-invoice: how it stands, what it is for, its numbers, and its file. */
export default observer(function InvoicePage() {
  const { t } = useTranslation(['payments', 'common'])
  const { paymentId } = useRouter<{ paymentId: string }>().params
  const query = useInvoice(paymentId)
  const file = useOpenInvoice(paymentId)
  const isThere = query.data != null && query.data.state !== 'being_issued'
  const toPayment = () => Taro.navigateTo({ url: paymentPage({ paymentId }) })

  return (
    <Page
      title={t('invoice.title')}
      action={isThere && <Button text={t('invoice.open')} isBusy={file.isBusy} onTap={file.open} />}
    >
      <RequireAccount rows={10}>
        {() => (
          <StateView
            query={query}
            rows={10}
            isEmpty={(invoice) => invoice === null}
            empty={
              <Empty text={t('invoice.none')}>
                <Button text={t('invoice.toPayment')} onTap={toPayment} />
              </Empty>
            }
          >
            {(invoice) =>
              invoice && (
                <>
                  <BannerOf patientId={invoice.patientId} />
                  <InvoiceHead invoice={invoice} />
                  {file.error && <ActionProblem error={file.error} onRetry={file.open} />}
                  <SumCard title={t('invoice.amount')} fen={invoice.amountFen} lines={invoice.lines} />
                  <InvoiceFacts invoice={invoice} />
                  <Button kind="plain" text={t('invoice.toPayment')} onTap={toPayment} />
                  <Button
                    kind="text"
                    icon="phone"
                    text={t('common:help.callDesk', { phone: invoice.institutionPhone })}
                    onTap={() => Taro.makePhoneCall({ phoneNumber: invoice.institutionPhone })}
                  />
                </>
              )
            }
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
