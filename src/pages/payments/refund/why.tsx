import { type RefundReason, refundReasons } from '@tongzhen/contract/states'
import { Card } from '@/components/card'
import { RadioList } from '@/components/radio-list'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'

const LONGEST_WORDS = 200

interface WhyProps {
  reason: RefundReason
  words: string
  onReason: (reason: RefundReason) => void
  onWords: (words: string) => void
}

export function Why({ reason, words, onReason, onWords }: WhyProps) {
  const { t } = useTranslation('refunds')
  return (
    <Card title={t('apply.reason')}>
      <RadioList
        label={t('apply.reason')}
        value={reason}
        choices={refundReasons.map((value) => ({ value, text: t(`reasons.${value}`) }))}
        onChange={onReason}
      />
      <TextField
        id="refund-words"
        label={t('apply.words')}
        hint={t('apply.wordsHint')}
        isOptional
        maxLength={LONGEST_WORDS}
        value={words}
        onChange={onWords}
      />
    </Card>
  )
}
