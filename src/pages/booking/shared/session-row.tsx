import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Schedule } from '@tongzhen/contract/booking'
import { Icon } from '@/components/icon'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { slots } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './session-row.css'

interface SessionRowProps {
  institutionId: string
  session: Schedule
  /** Where the day is not said by a heading above. */
  showsDay?: boolean
  /** From one session to another the page is replaced, so that "back" still leads to the doctor. */
  replaces?: boolean
}

/** One half-day of a doctor: kind, fee and places in words. Only one with a place leads on. */
export function SessionRow({ institutionId, session, showsDay = false, replaces = false }: SessionRowProps) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const { scheduleId, doctorId } = session
  const isOpen = session.state === 'open' && session.left > 0
  const period = t(`common:period.${session.period}`)
  const open = () => {
    const url = slots({ institutionId, scheduleId, doctorId })
    if (replaces) Taro.redirectTo({ url })
    else Taro.navigateTo({ url })
  }
  const content = (
    <View className="session__body">
      <View className="session__words">
        <Text className="session__when">{showsDay ? `${words.day(session.on)} ${period}` : period}</Text>
        <Pieces
          className="session__facts"
          of={[t(`common:visitKind.${session.visitKind}`), words.money(session.feeFen)]}
        />
        {session.state === 'stopped' && session.stopReason && (
          <Text className="session__facts">{session.stopReason}</Text>
        )}
      </View>
      <Text className="session__state">
        {session.state === 'stopped' ? t('booking:doctor.stopped') : words.left(isOpen ? session.left : 0)}
      </Text>
    </View>
  )
  if (!isOpen) return <View className={classNames('session', 'session--closed')}>{content}</View>
  return (
    <Tap className="session" onTap={open} aria={{ role: 'link' }}>
      {content}
      <Icon name="next" className="session__next" />
    </Tap>
  )
}
