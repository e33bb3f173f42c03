import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Message } from '@tongzhen/contract/messages'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { appointment } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './message-card.css'

/** What happened, to whom, where and when it was told; a tap leads to the appointment it is about. */
export function MessageCard({ message }: { message: Message }) {
  const { t } = useTranslation('messages')
  const words = useWords()
  const { kind, appointmentId, startsAt, amountFen } = message
  const text = t(`kind.${kind}.text`, {
    patient: message.patientName ?? t('formerPatient'),
    doctor: message.doctorName ?? '',
    day: startsAt === null ? '' : words.at(startsAt),
    amount: amountFen === null ? '' : words.money(amountFen),
  })
  const content = (
    <>
      <View className="message__head">
        <Text className="message__title">{t(`kind.${kind}.title`)}</Text>
        {!message.isRead && <Text className="message__fresh">{t('fresh')}</Text>}
      </View>
      <Text>{text}</Text>
      <Pieces
        className="message__where"
        of={[message.institutionName, message.departmentName, words.moment(message.createdAt)]}
      />
    </>
  )
  if (appointmentId === null) return <View className="message">{content}</View>
  return (
    <Tap
      className="message"
      aria={{ role: 'link' }}
      onTap={() => Taro.navigateTo({ url: appointment({ appointmentId }) })}
    >
      {content}
    </Tap>
  )
}
