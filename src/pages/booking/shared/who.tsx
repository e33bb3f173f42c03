import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { RadioList } from '@/components/radio-list'
import { useHere } from '@/lib/here'
import { addPatient } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { bookingDraft } from '@/stores/booking-draft'
import './who.css'

interface WhoProps {
  patients: readonly Patient[]
  patient: Patient | undefined
  onChoose: (patientId: string) => void
}

/** For whom: all patients in the open, because the wrong one is the costliest mistake here. */
export function Who({ patients, patient, onChoose }: WhoProps) {
  const { t } = useTranslation(['booking', 'common'])
  const add = useAddPatientHere(patients)
  const others = patients.filter((one) => !mayBookFor(one))
  return (
    <Card title={t('confirm.who')}>
      {patients.length === 0 && <View>{t('confirm.none')}</View>}
      {patients.length > others.length && (
        <RadioList
          label={t('confirm.who')}
          value={patient?.patientId}
          choices={patients.filter(mayBookFor).map((one) => ({
            value: one.patientId,
            text: one.name,
            hint: `${t(`common:relation.${one.relation}`)} · ${one.documentNumberMasked}`,
          }))}
          onChange={onChoose}
        />
      )}
      {others.map((one) => (
        <View key={one.patientId} className="who__other">
          {one.name}: {t('confirm.notAllowed')}
        </View>
      ))}
      {patients.length > 0 && (
        <Button kind="text" icon="add" text={t('common:patient.add')} onTap={add} className="who__add" />
      )}
    </Card>
  )
}

/** Goes to add a patient and comes back to this page, which then chooses the one added. */
export function useAddPatientHere(patients: readonly Patient[]): () => void {
  const here = useHere()
  return () => {
    bookingDraft.goToAdd(patients.map(({ patientId }) => patientId))
    Taro.navigateTo({ url: addPatient({ next: here.path }) })
  }
}
