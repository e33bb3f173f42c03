import { View } from '@tarojs/components'
import type { RefundApplication } from '@tongzhen/contract/refunds'
import { StateHead } from '@/components/state-head'
import { wordsOf } from '@/lib/refund-words'
import { useTranslation } from '@/lib/use-translation'

const looks = {
  with_doctor: { tone: 'waiting', icon: 'clock' },
  with_finance: { tone: 'waiting', icon: 'clock' },
  with_second: { tone: 'waiting', icon: 'clock' },
  returning: { tone: 'waiting', icon: 'clock' },
  returned: { tone: 'good', icon: 'done' },
  declined: { tone: 'bad', icon: 'attention' },
  refused: { tone: 'bad', icon: 'attention' },
  withdrawn: { tone: 'quiet', icon: 'close' },
} as const

/** Who has it now, or how it ended; what is not known yet is never told as a failure. */
export function ApplicationHead({ application }: { application: RefundApplication }) {
  const { t } = useTranslation('refunds')
  const { state, declineReason } = application
  const words = wordsOf(application)
  return (
    <StateHead title={t(`state.${words}.title`)} text={t(`state.${words}.text`)} {...looks[state]}>
      {declineReason && <View>{t('track.declinedBecause', { reason: declineReason })}</View>}
    </StateHead>
  )
}
