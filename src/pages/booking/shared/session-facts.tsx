import { Text, View } from '@tarojs/components'
import type { Schedule } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/components/icon'
import { useWords } from '@/lib/words'
import './session-facts.css'

/** Day, kind, fee and place of a session, in three lines. */
export function SessionFacts({ session }: { session: Schedule }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <View className="session-facts">
      <View className="session-facts__fact session-facts__fact--main">
        <Icon name="calendar" />
        <Text className="session-facts__words">
          {words.day(session.on)} {t(`period.${session.period}`)}
        </Text>
      </View>
      <View className="session-facts__fact">
        <Icon name="fee" />
        <Text className="session-facts__words">
          {t(`visitKind.${session.visitKind}`)} · {words.money(session.feeFen)}
        </Text>
      </View>
      <View className="session-facts__fact">
        <Icon name="place" />
        <Text className="session-facts__words">
          {session.departmentName} · {session.location}
        </Text>
      </View>
    </View>
  )
}
