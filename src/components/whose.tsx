import { Text, View } from '@tarojs/components'
import type { Patient } from '@tongzhen/contract/patients'
import { useState } from 'react'
import { useTranslation } from '@/lib/use-translation'
import { Icon } from './icon'
import { InstitutionChoice } from './institution-choice'
import { PatientBanner } from './patient-banner'
import { PatientSheet } from './patient-sheet'
import { Tap } from './tap'
import './whose.css'

/** Whose affairs these are, and in which hospital; both one tap from another. */
export function Whose({ patient, onSwitch }: { patient: Patient; onSwitch: (patientId: string) => void }) {
  return (
    <View className="whose">
      <PatientBanner patient={patient} onSwitch={onSwitch} />
      {patient.relation === 'self' && <Self patient={patient} onSwitch={onSwitch} />}
      <InstitutionChoice />
    </View>
  )
}

function Self({ patient, onSwitch }: { patient: Patient; onSwitch: (patientId: string) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Tap className="whose__self" onTap={() => setOpen(true)} aria={{ hasPopup: 'dialog' }}>
        <Icon name="patients" />
        <Text className="whose__name">{patient.name}</Text>
        <Text className="whose__switch">{t('patient.switch')}</Text>
      </Tap>
      <PatientSheet
        isOpen={isOpen}
        value={patient.patientId}
        onChoose={onSwitch}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
