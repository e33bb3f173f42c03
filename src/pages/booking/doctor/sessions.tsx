import { View } from '@tarojs/components'
import type { Schedule } from '@tongzhen/contract/booking'
import { Fragment } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { SessionRow } from '../shared/session-row'
import { groupByDay, hasPlace } from './group-by-day'
import './sessions.css'

interface SessionsProps {
  institutionId: string
  sessions: readonly Schedule[]
  /** Only this day, until the person asks for all. */
  on: string | undefined
  onAnyDay: () => void
  onColleagues: () => void
}

/** The doctor's coming half-days; when nothing can be booked, what to do instead. */
export function Sessions({ institutionId, sessions, on, onAnyDay, onColleagues }: SessionsProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const colleagues = <Button kind="plain" text={t('doctor.otherDoctors')} onTap={onColleagues} />
  if (sessions.length === 0) {
    return (
      <Card title={t('doctor.sessions')}>
        <View>{t('doctor.noSessions')}</View>
        {colleagues}
      </Card>
    )
  }
  return (
    <Card title={t('doctor.sessions')}>
      {!hasPlace(sessions) && <Notice kind="attention">{t('doctor.allFull')}</Notice>}
      {groupByDay(sessions, on).map((day) => (
        <Fragment key={day.on}>
          <View className="sessions__day" {...aria({ role: 'heading', level: 3 })}>
            {words.day(day.on)}
          </View>
          <View className="sessions__of-day">
            {day.sessions.map((session) => (
              <SessionRow key={session.scheduleId} institutionId={institutionId} session={session} />
            ))}
          </View>
        </Fragment>
      ))}
      {on !== undefined && <Button kind="text" text={t('doctors.anyDayAction')} onTap={onAnyDay} />}
      {!hasPlace(sessions) && colleagues}
    </Card>
  )
}
