import { observer } from 'mobx-react-lite'
import { useCallback, useState } from 'react'
import { Button } from '@/components/button'
import { StateView } from '@/components/state-view'
import { useLoaded } from '@/lib/use-loaded'
import { useTranslation } from '@/lib/use-translation'
import { CancelSheet } from '../cancel-sheet'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export const ToPay = observer(function ToPay({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const [isCancelling, setCancelling] = useState(false)
  const close = useCallback(() => setCancelling(false), [])
  const paying = useLoaded(() => import('./pay-fee'))
  return (
    <>
      <StateHead state="to_pay" tone="waiting" icon="clock" />
      <StateView query={{ data: paying, error: null, refetch: () => undefined }} rows={3}>
        {({ PayFee }) => <PayFee appointment={appointment} />}
      </StateView>
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <Button kind="plain" text={t('appointment.cancel.action')} onTap={() => setCancelling(true)} />
      <CancelSheet appointment={appointment} isOpen={isCancelling} onClose={close} />
    </>
  )
})
