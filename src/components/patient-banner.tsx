import { View } from '@tarojs/components'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { usePatientOf } from '@/api/patients'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Button } from './button'
import { Icon } from './icon'
import { PatientSheet } from './patient-sheet'
import './patient-banner.css'

interface PatientBannerProps {
  patient: Pick<Patient, 'patientId' | 'name' | 'relation'>
  /** Where the page can go on with another patient: one tap from the banner. */
  onSwitch?: (patientId: string) => void
}

/** Whose record this is, whenever it is not the account owner's own (experience.md B2, row 19). */
export function PatientBanner({ patient, onSwitch }: PatientBannerProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (patient.relation === 'self') return null
  return (
    <View className="patient-banner" {...aria({ role: 'note' })}>
      <Icon name="patients" />
      <View className="patient-banner__words">{t('patient.for', { name: patient.name })}</View>
      {onSwitch && (
        <>
          <Button
            kind="text"
            className="patient-banner__switch"
            text={t('patient.switch')}
            onTap={() => setOpen(true)}
          />
          <PatientSheet
            isOpen={isOpen}
            value={patient.patientId}
            onChoose={onSwitch}
            onClose={() => setOpen(false)}
          />
        </>
      )}
    </View>
  )
}

/** The same on a page that only knows the patient's id. */
export const BannerOf = observer(function BannerOf({ patientId }: { patientId: string }) {
  const patient = usePatientOf(patientId)
  return patient ? <PatientBanner patient={patient} /> : null
})
