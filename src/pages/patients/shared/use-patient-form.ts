import { useState } from 'react'
import type { ApiError } from '@/api/error'
import type { PatientField } from '@/lib/patient-form'
import { type FieldProblems, fieldOfPath, fieldProblems } from '@/lib/patient-form-problems'
import { today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { patientDraft } from '@/stores/patient-draft'

export interface PatientFields {
  /** What is wrong with it in words, once the person has left it or pressed on. */
  errorOf: (field: PatientField) => string | undefined
  onLeave: (field: PatientField) => void
  /** True when nothing is wrong with these; otherwise all say so and focus goes to the first. */
  check: (fields: readonly PatientField[]) => boolean
  /** Shows a refusal at its fields; answers them. */
  refuse: (error: ApiError) => PatientField[]
}

export const fieldId = (field: PatientField) => `patient-${field}`

/** Checks what is typed about a patient. For observers: it reads the draft. */
export function usePatientForm(): PatientFields {
  const { t } = useTranslation(['patients', 'errors'])
  const [shown, setShown] = useState<readonly PatientField[]>([])
  const { form, refused } = patientDraft
  const problems = fieldProblems(form, today())

  const inWords = (field: PatientField, code: NonNullable<FieldProblems[PatientField]>): string => {
    if (code === 'malformed') {
      if (field === 'documentNumber' && form.documentKind)
        return t(`problem.documentNumber.${form.documentKind}`)
      if (field === 'phone' || field === 'contactPhone') return t('problem.phone')
      if (field === 'birthOn') return t('problem.birthOn')
      if (field === 'name' && form.documentKind === 'passport') return t('problem.nameLatin')
    }
    if (code === 'required' && chosenFields.includes(field)) return t('problem.choose')
    return t(`errors:field.${code}`)
  }

  return {
    errorOf: (field) => {
      const code = refused[field] ?? (shown.includes(field) ? problems[field] : undefined)
      return code && inWords(field, code)
    },
    onLeave: (field) => {
      // Nothing typed yet is no mistake; it is asked for when the person presses on.
      if (form[field]) setShown((before) => [...before, field])
    },
    check: (fields) => {
      setShown((before) => [...before, ...fields])
      const first = fields.find((field) => problems[field])
      if (first) focusElement(fieldId(first))
      return first === undefined
    },
    refuse: (error) => {
      const refusals: FieldProblems = {}
      for (const { path, code } of error.fields) {
        const field = fieldOfPath(path)
        if (field) refusals[field] = code
      }
      patientDraft.refuse(refusals)
      return Object.keys(refusals) as PatientField[]
    },
  }
}

const chosenFields: readonly PatientField[] = [
  'relation',
  'documentKind',
  'sex',
  'nationality',
  'ethnicity',
  'maritalStatus',
  'contactRelationship',
  'payerKind',
]
