import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Intention } from '@/api/use-intention'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { keepPlace, readPlace } from '@/components/service-place'
import { useTranslation } from '@/lib/use-translation'
import { isEmbedded } from '@/platform/frame/frame'

/** What a person may do with the whole: forget it, and move the button without dragging it. */
export function Below({ hasWords, erase }: { hasWords: boolean; erase: Intention<object> }) {
  const { t } = useTranslation('customer-service')
  const [isAsking, setAsking] = useState(false)
  const [side, setSide] = useState<'left' | 'right'>()
  const move = () => {
    const place = readPlace()
    const other = place.side === 'left' ? 'right' : 'left'
    keepPlace({ ...place, side: other })
    setSide(other)
  }

  return (
    <>
      {!isEmbedded && <Button kind="text" text={t('move')} onTap={move} />}
      {side && <View {...aria({ role: 'status' })}>{t('moved', { side: t(side) })}</View>}
      {hasWords && <Button kind="text" text={t('forget')} onTap={() => setAsking(true)} />}
      <ConfirmSheet
        id="forget-service"
        title={t('forgetSheet.title')}
        text={[t('forgetSheet.text')]}
        action={t('forgetSheet.action')}
        isOpen={isAsking && hasWords}
        isBusy={erase.isBusy}
        error={erase.error}
        onConfirm={() => erase.act({})}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
