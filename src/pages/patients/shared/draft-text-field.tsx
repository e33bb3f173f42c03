import { observer } from 'mobx-react-lite'
import { TextField, type TextFieldProps } from '@/components/text-field'
import type { PatientForm } from '@/lib/patient-form'
import { patientDraft } from '@/stores/patient-draft'
import { fieldId, type PatientFields } from './use-patient-form'

/** Fields of the form that are typed as one text. */
type TextName = {
  [F in keyof PatientForm]: PatientForm[F] extends string ? F : never
}[keyof PatientForm]

interface DraftTextFieldProps extends Omit<TextFieldProps, 'id' | 'value' | 'onChange' | 'onBlur' | 'error'> {
  field: TextName
  fields: PatientFields
}

/** One text of the draft with its problem. */
export const DraftTextField = observer(function DraftTextField(props: DraftTextFieldProps) {
  const { field, fields, ...rest } = props
  const error = fields.errorOf(field)
  return (
    <TextField
      {...rest}
      id={fieldId(field)}
      value={patientDraft.form[field]}
      onChange={(value) => patientDraft.set(field, value)}
      onBlur={() => fields.onLeave(field)}
      {...(error === undefined ? {} : { error })}
    />
  )
})
