import '@/locales/kept'
import { View } from '@tarojs/components'
import { instantAt } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { Notice } from './notice'

/** Above everything that was kept: since when, and what cannot be done with it. */
export function KeptNotice({ atMs }: { atMs: number }) {
  const { t } = useTranslation('kept')
  const words = useWords()
  return (
    <Notice kind="attention" role="status">
      <View>{t('notice', { time: words.moment(instantAt(atMs)) })}</View>
      <View>{t('lost')}</View>
    </Notice>
  )
}
