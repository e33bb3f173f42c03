import { normalizeDocumentNumber } from '@tongzhen/contract/documents'
import { useEffect, useState } from 'react'
import type { ApiError } from '@/api/error'
import { type Binding, useConfirmBinding, useStartBinding } from '@/api/patients'
import { CODE_LENGTH } from '@/components/code-field'
import { goOn } from '@/lib/go-on'
import { isAboutCode } from '@/lib/is-about-code'
import { patient as patientPage } from '@/lib/paths'
import { bindingFields } from '@/lib/patient-form'
import { focusElement } from '@/platform/browser'
import { patientDraft } from '@/stores/patient-draft'
import { preferences } from '@/stores/preferences'
import { fieldId, type PatientFields, usePatientForm } from '../shared/use-patient-form'
import { useWaiting } from './use-waiting'

export const CODE = 'binding-code'
const SECOND_MS = 1000
/** The hospital's codes follow the same rule as ours: one a minute. */
const RESEND_AFTER_MS = 60 * SECOND_MS

export interface BindingFlow {
  fields: PatientFields
  /** A file was found and a code is on its way. */
  found: Binding | undefined
  digits: string
  setDigits: (digits: string) => void
  /** The code is missing or refused. */
  codeError: ApiError | 'missing' | undefined
  /** Milliseconds since 1970. */
  resendAt: number
  /** Seconds until the code goes by itself; undefined when it need not wait. */
  waitsSeconds: number | undefined
  error: ApiError | null
  isStarting: boolean
  isConfirming: boolean
  start: () => void
  confirm: () => void
  retry: () => void
  /** Back to what was typed. */
  edit: () => void
}

/** Finding, sending, proving. For observers: it reads the draft. */
export function useBinding(institutionId: string | undefined, next: string | undefined): BindingFlow {
  const fields = usePatientForm()
  const [found, setFound] = useState<Binding>()
  const [digits, setDigits] = useState('')
  const [codeError, setCodeError] = useState<ApiError | 'missing'>()
  const [resendAt, setResendAt] = useState(0)
  useEffect(() => {
    if (found) focusElement(CODE)
  }, [found])

  const starting = useStartBinding({
    onDone: (binding) => {
      setFound(binding)
      setDigits('')
      setResendAt(Date.now() + RESEND_AFTER_MS)
    },
    onFailed: (error) => {
      if (error.code === 'SMS_TOO_SOON') return waiting.begin(Number(error.params.seconds ?? 0))
      if (error.code === 'FILE_NAME_MISMATCH') return focusElement(fieldId('name'))
      const [first] = fields.refuse(error)
      if (first) focusElement(fieldId(first))
    },
  })
  const confirming = useConfirmBinding({
    onDone: ({ patientId }) => {
      patientDraft.finish(patientId)
      goOn(next ?? patientPage({ patientId }))
    },
    onFailed: (error) => {
      if (!isAboutCode(error)) return
      setCodeError(error)
      focusElement(CODE)
    },
  })

  const start = () => {
    confirming.clearError()
    setCodeError(undefined)
    const { relation, documentKind, documentNumber, name } = patientDraft.form
    if (!fields.check(bindingFields) || !institutionId || !relation || !documentKind) return
    starting.act({
      institutionId,
      relation,
      documentKind,
      documentNumber: normalizeDocumentNumber(documentNumber),
      name: name.trim(),
      ...(preferences.isElder && { displayMode: 'elder' }),
      ...(relation !== 'self' && { term: patientDraft.term }),
    })
  }
  const waiting = useWaiting(start)
  // Comes from "open a file", where the hospital said that there is one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the hospital is known
  useEffect(() => {
    if (institutionId && patientDraft.takeBindingWish()) start()
  }, [institutionId])
  const confirm = () => {
    starting.clearError()
    if (found && digits.length === CODE_LENGTH) {
      confirming.act({ bindingId: found.bindingId, code: digits })
      return
    }
    setCodeError('missing')
    focusElement(CODE)
  }

  return {
    fields,
    found,
    digits,
    setDigits: (value) => {
      setDigits(value)
      setCodeError(undefined)
    },
    codeError,
    resendAt,
    waitsSeconds: waiting.seconds,
    error: starting.error ?? (isAboutCode(confirming.error) ? null : confirming.error),
    isStarting: starting.isBusy,
    isConfirming: confirming.isBusy,
    start,
    confirm,
    retry: found && !starting.error ? confirm : start,
    edit: () => {
      setFound(undefined)
      confirming.clearError()
    },
  }
}
