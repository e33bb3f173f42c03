import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Entry } from '@/components/entry'
import { Pieces } from '@/components/pieces'
import { visitDay } from '@/lib/paths'
import { clockOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'

/** The other visits of the day in order; in elder mode behind a tap, one thing at a time. */
export const RestOfDay = observer(function RestOfDay({ visits }: { visits: readonly Appointment[] }) {
  const { t } = useTranslation('visit-day')
  const [isOpen, setOpen] = useState(false)
  if (visits.length === 0) return null
  if (preferences.isElder && !isOpen)
    return <Button kind="plain" text={t('showRest')} onTap={() => setOpen(true)} />
  return (
    <Card title={t('rest')}>
      {visits.map(({ appointmentId, startsAt, endsAt, patientName, doctorName, ...where }) => (
        <Entry
          key={appointmentId}
          isRow
          title={`${clockOf(startsAt)}–${clockOf(endsAt)}`}
          where={[where.institutionName, where.location]}
          onTap={() => Taro.redirectTo({ url: visitDay({ appointmentId }) })}
        >
          <Pieces of={[patientName, doctorName, where.departmentName]} />
        </Entry>
      ))}
    </Card>
  )
})
