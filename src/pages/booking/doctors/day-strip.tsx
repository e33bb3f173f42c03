import { ScrollView, Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { daysBetween, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { preferences } from '@/stores/preferences'
import type { StripDay } from './strip-days'
import './day-strip.css'

/** Days in sight in elder mode before more are asked for; with "any day" two rows of three. */
const FIRST_DAYS = 5

interface DayStripProps {
  days: readonly StripDay[]
  /** `YYYY-MM-DD`; undefined for any day. */
  value: string | undefined
  onChange: (on: string | undefined) => void
}

/** The coming days with their state in words. One line that scrolls; in elder mode a few, and more when asked. */
export const DayStrip = observer(function DayStrip({ days, value, onChange }: DayStripProps) {
  const { t } = useTranslation('booking')
  const { isElder } = preferences
  const [isWhole, setWhole] = useState(false)
  const isCut = isElder && !isWhole && days.findIndex(({ on }) => on === value) < FIRST_DAYS
  const cells = (
    <View className="days" {...aria({ role: 'radiogroup', label: t('doctors.days') })}>
      <Tap
        className={classNames('day', value === undefined && 'day--chosen')}
        onTap={() => onChange(undefined)}
        aria={{ role: 'radio', checked: value === undefined }}
      >
        <Text className="day__date">{t('doctors.anyDay')}</Text>
        <Text className="day__weekday">{t('doctors.anyDayHint')}</Text>
      </Tap>
      {(isCut ? days.slice(0, FIRST_DAYS) : days).map((day) => (
        <DayCell key={day.on} day={day} isChosen={day.on === value} onTap={() => onChange(day.on)} />
      ))}
    </View>
  )
  if (!isElder) {
    return (
      <ScrollView scrollX className="day-strip">
        {cells}
      </ScrollView>
    )
  }
  return (
    <View className="day-strip day-strip--elder">
      {cells}
      {isCut && <Button kind="text" text={t('doctors.moreDays')} onTap={() => setWhole(true)} />}
    </View>
  )
})

function DayCell({ day, isChosen, onTap }: { day: StripDay; isChosen: boolean; onTap: () => void }) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const distance = daysBetween(today(), day.on)
  const state = t(`booking:doctors.day.${day.state}`)
  return (
    <Tap
      className={classNames('day', `day--${day.state}`, isChosen && 'day--chosen')}
      disabled={day.state === 'none'}
      onTap={onTap}
      aria={{
        role: 'radio',
        checked: isChosen,
        label: t('booking:doctors.dayLabel', { day: words.day(day.on), state }),
      }}
    >
      <Text className="day__weekday">{distance === 0 ? t('common:time.today') : words.weekday(day.on)}</Text>
      <Text className="day__date">{words.shortDate(day.on)}</Text>
      <Text className="day__state">{state}</Text>
    </Tap>
  )
}
