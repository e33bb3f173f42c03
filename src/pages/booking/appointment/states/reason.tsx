import { View } from '@tarojs/components'
import { paramsInWords } from '@/lib/params-in-words'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import type { StateProps } from './state-props'

/** Why it came to this, in the words that belong to the code; nothing when the hospital gave no reason. */
export function Reason({ appointment: { reason, reasonParams } }: StateProps) {
  const { t } = useTranslation('errors')
  const words = useWords()
  return reason && <View>{t(`code.${reason}`, paramsInWords(reasonParams ?? {}, words.day))}</View>
}
