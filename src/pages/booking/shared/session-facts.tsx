import { Text, View } from '@tarojs/components'
import type { Schedule } from '@tongzhen/contract/booking'
import { Icon } from '@/components/icon'
import { Pieces } from '@/components/pieces'
import { useTranslation } from '@/lib/use-translation'
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
        <Pieces
          className="session-facts__words"
          of={[t(`visitKind.${session.visitKind}`), words.money(session.feeFen)]}
        />
      </View>
      <View className="session-facts__fact">
        <Icon name="place" />
        <Pieces className="session-facts__words" of={[session.departmentName, session.location]} />
      </View>
    </View>
  )
}
