import { View } from '@tarojs/components'
import type { VisitNote } from '@tongzhen/contract/visit-notes'
import { observer } from 'mobx-react-lite'
import { useAppointment } from '@/api/booking'
import { aria } from '@/components/aria'
import { EmergencyCard } from '@/components/emergency-card'
import { BannerOf } from '@/components/patient-banner'
import { useTranslation } from '@/lib/use-translation'

interface OccasionProps {
  /** Absent: it is of an online consultation. */
  appointmentId: string | undefined
  note: VisitNote
}

/** Whose visit or consultation it is. */
export function Occasion({ appointmentId, note }: OccasionProps) {
  if (appointmentId !== undefined) return <OfVisit appointmentId={appointmentId} />
  return note.consultation && <OfConsultation {...note.consultation} />
}

const OfVisit = observer(function OfVisit({ appointmentId }: { appointmentId: string }) {
  const { data } = useAppointment(appointmentId)
  return data ? <BannerOf patientId={data.patientId} /> : null
})

/** Before anything else: what was written may not wait for it. */
export function Alarm({ appointmentId, note: { redFlags, consultation } }: OccasionProps) {
  if (redFlags.length === 0) return null
  if (appointmentId !== undefined) return <AlarmOfVisit appointmentId={appointmentId} redFlags={redFlags} />
  return consultation && <EmergencyCard institutionId={consultation.institutionId} redFlags={redFlags} />
}

const AlarmOfVisit = observer(function AlarmOfVisit(props: {
  appointmentId: string
  redFlags: VisitNote['redFlags']
}) {
  const { data } = useAppointment(props.appointmentId)
  return data ? <EmergencyCard institutionId={data.institutionId} redFlags={props.redFlags} /> : null
})

/** As the platform has told of it. */
function OfConsultation({ departmentName, patientName }: NonNullable<VisitNote['consultation']>) {
  const { t } = useTranslation('visit-note')
  const words = { department: departmentName, name: patientName ?? '' }
  return (
    <View {...aria({ role: 'note' })}>
      {t(patientName === null ? 'consultation.of' : 'consultation.for', words)}
    </View>
  )
}
