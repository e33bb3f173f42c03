import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Message } from '@tongzhen/contract/messages'
import { Entry } from '@/components/entry'
import {
  appointment,
  doctorRequest,
  invoice,
  parking,
  patient,
  payment,
  prepaidTrack,
  refundTrack,
  reports,
  visitDay,
  visitNote,
} from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** What happened, to whom, where and when it was told; a tap leads to what it is about. */
export function MessageCard({ message }: { message: Message }) {
  const { t } = useTranslation('messages')
  const words = useWords()
  const { kind, startsAt, amountFen } = message
  const url = pageOf(message)
  return (
    <Entry
      title={t(`kind.${kind}.title`)}
      badge={message.isRead ? undefined : { text: t('fresh'), tone: 'good' }}
      where={[message.institutionName, message.departmentName, words.moment(message.createdAt)]}
      onTap={url === undefined ? undefined : () => Taro.navigateTo({ url })}
    >
      <Text>
        {t(`kind.${kind}.text`, {
          patient: message.patientName ?? t('formerPatient'),
          doctor: message.doctorName ?? '',
          day: startsAt === null ? '' : words.at(startsAt),
          amount: amountFen === null ? '' : words.money(amountFen),
        })}
      </Text>
    </Entry>
  )
}

/** Of a registration's money too it is the payment that is told of, not the visit. */
function pageOf(message: Message): string | undefined {
  const { kind, paymentId, appointmentId, requestId, patientId, institutionId, applicationId } = message
  if (paymentId !== null && applicationId) return refundTrack({ paymentId, applicationId })
  if (paymentId !== null) return kind === 'invoice_issued' ? invoice({ paymentId }) : payment({ paymentId })
  if (applicationId)
    return patientId === null ? undefined : prepaidTrack({ patientId, institutionId, applicationId })
  if (kind === 'report_ready') return patientId === null ? undefined : reports({ patientId })
  if (kind === 'proxy_ending' || kind === 'own_proxy_ending')
    return patientId === null ? undefined : patient({ patientId })
  if (appointmentId === null) return requestId === null ? undefined : doctorRequest({ requestId })
  if (kind === 'note_wanted') return visitNote({ appointmentId })
  if (kind.startsWith('parking_')) return parking({ appointmentId })
  return kind.startsWith('queue_') ? visitDay({ appointmentId }) : appointment({ appointmentId })
}
