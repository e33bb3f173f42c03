import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { useTranslation } from '@/lib/use-translation'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export function Missed({ appointment }: StateProps) {
  const { t } = useTranslation('common')
  const { institutionPhone: phone } = appointment
  return (
    <>
      <StateHead state="missed" tone="waiting" icon="attention" />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <Button
        kind="plain"
        icon="phone"
        text={t('help.callDesk', { phone })}
        onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
      />
    </>
  )
}
