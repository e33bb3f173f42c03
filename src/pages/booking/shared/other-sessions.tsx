import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useDoctor } from '@/api/institutions'
import { useSchedules } from '@/api/schedules'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { doctors } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { SessionRow } from './session-row'

const SHOWN = 4

interface OtherSessionsProps {
  institutionId: string
  doctorId: string
  /** The session in sight, left out. */
  scheduleId?: string
  /** That session is no use any more, so the way to other doctors is shown as well. */
  isNeeded: boolean
  /** From one session to another the page is replaced, so that "back" still leads to the doctor. */
  replaces?: boolean
}

/** The same doctor at other times: one tap away when a session does not fit. */
export const OtherSessions = observer(function OtherSessions(props: OtherSessionsProps) {
  const { institutionId, doctorId, scheduleId, isNeeded, replaces = false } = props
  const { t } = useTranslation('booking')
  const { data: sessions = [] } = useSchedules(institutionId, doctorId)
  const doctor = useDoctor(institutionId, doctorId).data
  const others = sessions
    .filter((session) => session.scheduleId !== scheduleId && session.state === 'open' && session.left > 0)
    .slice(0, SHOWN)
  if (!doctor || (others.length === 0 && !isNeeded)) return null
  return (
    <Card {...(others.length > 0 ? { title: t('slots.other', { name: doctor.name }) } : {})}>
      {others.length > 0 && (
        <View>
          {others.map((session) => (
            <SessionRow
              key={session.scheduleId}
              institutionId={institutionId}
              session={session}
              showsDay
              replaces={replaces}
            />
          ))}
        </View>
      )}
      {isNeeded && (
        <Button
          kind="plain"
          text={t('doctor.otherDoctors')}
          onTap={() => Taro.redirectTo({ url: doctors({ departmentId: doctor.departmentId }) })}
        />
      )}
    </Card>
  )
})
