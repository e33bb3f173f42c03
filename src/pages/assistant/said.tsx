import { Text, View } from '@tarojs/components'
import type { Exchange } from '@tongzhen/contract/assistant'
import { aria } from '@/components/aria'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'

/** One thing that was said, and by whom. An answer is read aloud once it is whole. */
export function Said({ exchange: { author, text, state } }: { exchange: Exchange }) {
  const { t } = useTranslation('assistant')
  const isWriting = state === 'writing'
  // Stopped before the first word: that it was stopped is said below.
  if (text === '' && !isWriting) return null

  return (
    <View
      className={classNames('said', author === 'person' && 'said--mine')}
      {...(author === 'person' ? {} : aria({ role: 'status', busy: isWriting }))}
    >
      <Text className="said__who">{t(author === 'person' ? 'you' : 'assistant')}</Text>
      <Text className="said__words">{text === '' ? t('writing') : text}</Text>
    </View>
  )
}
