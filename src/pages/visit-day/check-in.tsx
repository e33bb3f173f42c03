import { View } from '@tarojs/components'
import { useState } from 'react'
import { toApiError } from '@/api/error'
import { useCheckIn } from '@/api/queue'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { locate } from '@/platform/location'

/** Asks the phone where it is only when pressed; without a place it says how else to check in. */
export function CheckIn({ appointmentId, terminal }: { appointmentId: string; terminal: string }) {
  const { t } = useTranslation('visit-day')
  const checking = useCheckIn(appointmentId)
  const [placeless, setPlaceless] = useState<'locating' | 'denied' | 'unavailable'>()
  const press = async () => {
    checking.reset()
    setPlaceless('locating')
    const located = await locate()
    setPlaceless(typeof located === 'string' ? located : undefined)
    if (typeof located !== 'string') checking.mutate(located)
  }
  return (
    <>
      <Button
        text={t('checkIn.action')}
        isBusy={placeless === 'locating' || checking.isPending}
        onTap={press}
      />
      <View>{t('checkIn.why')}</View>
      {placeless !== undefined && placeless !== 'locating' && (
        <Notice kind="attention" role="alert">
          {t(`position.${placeless}`, { terminal })}
        </Notice>
      )}
      {checking.error && <ActionProblem error={toApiError(checking.error)} onRetry={press} />}
    </>
  )
}
