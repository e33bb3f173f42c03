import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { usePatients } from '@/api/patients'
import { useHere } from '@/lib/here'
import { addPatient } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { Button } from './button'
import { RadioList } from './radio-list'
import { Sheet } from './sheet'
import { StateView } from './state-view'

interface PatientSheetProps {
  isOpen: boolean
  /** Id of the patient in force. */
  value: string | undefined
  onChoose: (patientId: string) => void
  onClose: () => void
}

/** The account's patients to choose from, and the way to add one that comes back here. */
export const PatientSheet = observer(function PatientSheet(props: PatientSheetProps) {
  const { isOpen, value, onChoose, onClose } = props
  const { t } = useTranslation()
  const here = useHere()
  const query = usePatients()
  const add = () => {
    onClose()
    Taro.navigateTo({ url: addPatient({ next: here.path }) })
  }
  return (
    <Sheet
      id="patient-sheet"
      title={t('patient.choose')}
      isOpen={isOpen}
      onClose={onClose}
      actions={<Button kind="plain" icon="add" text={t('patient.add')} onTap={add} />}
    >
      <StateView query={query}>
        {({ patients }) => (
          <RadioList
            label={t('patient.choose')}
            value={value}
            choices={patients.map((patient) => ({
              value: patient.patientId,
              text: patient.name,
              hint: `${t(`relation.${patient.relation}`)} · ${patient.documentNumberMasked}`,
            }))}
            onChange={(patientId) => {
              onClose()
              if (patientId !== value) onChoose(patientId)
            }}
          />
        )}
      </StateView>
    </Sheet>
  )
})
