import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useTranslation } from '@/lib/use-translation'
import { onPageMissing, reloadOnline } from '@/platform/browser'
import { Button } from './button'
import { Notice } from './notice'
import './next-page-missing.css'

/** Over the page one is still on: the next one, which is at the address already, could not be fetched. */
export function NextPageMissing() {
  const { t } = useTranslation(['common', 'errors'])
  const [isMissing, setMissing] = useState(false)
  useEffect(() => onPageMissing(() => setMissing(true)), [])
  if (!isMissing) return null
  return (
    <View className="next-page-missing">
      <Notice kind="attention" role="alert">
        {t('errors:pageMissing')}
        <Button kind="plain" text={t('action.retry')} onTap={reloadOnline} />
      </Notice>
    </View>
  )
}
