import Taro from '@tarojs/taro'
import type { Invoice } from '@tongzhen/contract/invoices'
import type { InvoiceState } from '@tongzhen/contract/states'
import { type BadgeTone, Entry } from '@/components/entry'
import { Pieces } from '@/components/pieces'
import { invoice as invoicePage } from '@/lib/paths'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

const tones: Record<InvoiceState, BadgeTone> = {
  being_issued: 'waiting',
  issued: 'good',
  red_lettered: 'quiet',
}

/** How much and how it stands; for whom, what for and under which number; where and when. */
export function InvoiceRow({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const sum = useSum()
  const { paymentId, state, number } = invoice
  return (
    <Entry
      isRow
      title={sum(invoice.amountFen)}
      badge={{ text: t(`invoice.is.${state}`), tone: tones[state] }}
      where={[invoice.institutionName, words.moment(invoice.issuedAt ?? invoice.paidAt)]}
      onTap={() => Taro.navigateTo({ url: invoicePage({ paymentId }) })}
    >
      <Pieces
        of={[
          invoice.patientName,
          t(`purpose.${invoice.purpose}`),
          number !== null && t('invoice.numbered', { number }),
        ]}
      />
    </Entry>
  )
}
