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

/** Whose visit or consultation it is; before anything else, that what was written may not wait for it. */
export function Occasion({ appointmentId, note }: OccasionProps) {
  const { consultation, redFlags } = note
  if (appointmentId !== undefined) return <OfVisit appointmentId={appointmentId} redFlags={redFlags} />
  if (consultation === null) return null
  return (
    <>
      <OfConsultation {...consultation} />
      {redFlags.length > 0 && (
        <EmergencyCard institutionId={consultation.institutionId} redFlags={redFlags} />
      )}
    </>
  )
}

const OfVisit = observer(function OfVisit(props: { appointmentId: string; redFlags: VisitNote['redFlags'] }) {
  const { data } = useAppointment(props.appointmentId)
  if (!data) return null
  return (
    <>
      <BannerOf patientId={data.patientId} />
      {props.redFlags.length > 0 && (
        <EmergencyCard institutionId={data.institutionId} redFlags={props.redFlags} />
      )}
    </>
  )
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
