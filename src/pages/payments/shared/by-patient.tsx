import { observer } from 'mobx-react-lite'
import { Fragment, type ReactNode, useState } from 'react'
import { usePatients } from '@/api/patients'
import { Chips } from '@/components/chips'
import { useTranslation } from '@/lib/use-translation'
import { mayPayFor } from './may-pay-for'

/** Stands for nobody in particular among the patients. */
const ALL = 'all'

interface ByPatientProps {
  /** A list of one patient, or of all of them. */
  children: (patientId: string | undefined) => ReactNode
}

/** A list that can be narrowed to one patient, where there are several whose money one may see. */
export const ByPatient = observer(function ByPatient({ children }: ByPatientProps) {
  const { t } = useTranslation('payments')
  const [whose, setWhose] = useState(ALL)
  const patients = usePatients().data?.patients.filter(mayPayFor) ?? []
  return (
    <>
      {patients.length > 1 && (
        <Chips
          label={t('records.whose')}
          value={whose}
          choices={[
            { value: ALL, text: t('records.all') },
            ...patients.map(({ patientId, name }) => ({ value: patientId, text: name })),
          ]}
          onChange={setWhose}
        />
      )}
      <Fragment key={whose}>{children(whose === ALL ? undefined : whose)}</Fragment>
    </>
  )
})
