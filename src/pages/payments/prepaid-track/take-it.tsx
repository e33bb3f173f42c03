import { View } from '@tarojs/components'
import type { PrepaidRefund } from '@tongzhen/contract/prepaid'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { takeTransfer } from '@/platform/take-transfer'

/** WeChat's own page, on which the person takes the money; elsewhere it is said where that is. */
export function TakeIt({ refund }: { refund: PrepaidRefund }) {
  const { t } = useTranslation('prepaid')
  const [isBusy, setBusy] = useState(false)
  const [isFailed, setFailed] = useState(false)
  const { taking } = refund
  const isHere = taking !== null && process.env.TARO_ENV === 'h5'
  const region = aria({ role: 'region', label: t('track.take') })
  if (!isHere)
    return (
      <View {...region}>
        <Notice kind="attention">{t('track.takeElsewhere')}</Notice>
      </View>
    )
  const take = async () => {
    setBusy(true)
    setFailed((await takeTransfer(taking)) === 'unavailable')
    setBusy(false)
  }
  return (
    <View {...region}>
      {isFailed && (
        <Notice kind="attention" role="alert">
          {t('track.takeFailed')}
        </Notice>
      )}
      <Button text={t('track.take')} isBusy={isBusy} onTap={take} />
    </View>
  )
}
