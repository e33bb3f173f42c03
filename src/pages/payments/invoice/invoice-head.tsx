import { View } from '@tarojs/components'
import type { InvoiceDetails } from '@tongzhen/contract/invoices'
import type { InvoiceState } from '@tongzhen/contract/states'
import type { IconName } from '@/components/icon'
import { StateHead } from '@/components/state-head'
import { useTranslation } from '@/lib/use-translation'

/** Later than that it is no longer "usually". */
const LATE_MS = 60 * 60_000

const looks: Record<InvoiceState, { tone: 'waiting' | 'good' | 'quiet'; icon: IconName }> = {
  being_issued: { tone: 'waiting', icon: 'clock' },
  issued: { tone: 'good', icon: 'done' },
  red_lettered: { tone: 'quiet', icon: 'info' },
}

/** Is it there, and what is it good for; while it is not, when it comes. */
export function InvoiceHead({ invoice: { state, paidAt } }: { invoice: InvoiceDetails }) {
  const { t } = useTranslation('payments')
  const isLate = state === 'being_issued' && Date.now() - Date.parse(paidAt) > LATE_MS
  return (
    <StateHead
      title={t(`invoice.state.${state}.title`)}
      text={t(`invoice.state.${state}.text`)}
      {...looks[state]}
    >
      {isLate && <View className="state-head__by">{t('invoice.late')}</View>}
    </StateHead>
  )
}
