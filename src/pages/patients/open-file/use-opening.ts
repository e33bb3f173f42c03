import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ApiError } from '@/api/error'
import { useOpenFile } from '@/api/patients'
import { goOn } from '@/lib/go-on'
import { useHere } from '@/lib/here'
import { patient as patientPage, reverify } from '@/lib/paths'
import { fileSteps, type PatientField, toPatientFile } from '@/lib/patient-form'
import { focusElement } from '@/platform/browser'
import { patientDraft } from '@/stores/patient-draft'
import { proof } from '@/stores/proof'
import { fieldId, usePatientForm } from '../shared/use-patient-form'
import { STEP_HEADING } from './step-bar'

/** The steps of a first-visit file, and its sending. For observers: it reads the draft. */
export function useOpening(institutionId: string | undefined, next: string | undefined) {
  const here = useHere()
  const fields = usePatientForm()
  const { step } = patientDraft
  // The element is there only after the step has been drawn.
  const [focus, setFocus] = useState<string>()
  useEffect(() => {
    if (focus === undefined) return
    focusElement(focus)
    setFocus(undefined)
  }, [focus])
  const opening = useOpenFile({
    onDone: ({ patientId }) => {
      patientDraft.finish(patientId)
      goOn(next ?? patientPage({ patientId }))
    },
    onFailed: (error) => {
      if (error.code === 'REVERIFICATION_REQUIRED') Taro.navigateTo({ url: reverify({ next: here.path }) })
      else pointOut(error)
    },
  })

  /** A refused field is shown where it was asked. */
  const pointOut = (error: ApiError) => {
    const first = firstOf(fields.refuse(error))
    if (!first) return
    goTo(stepOf(first), fieldId(first))
  }
  const goTo = (index: number, focus: string = STEP_HEADING) => {
    patientDraft.goTo(index)
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
    setFocus(focus)
  }
  const submit = () => {
    const { relation } = patientDraft.form
    if (!institutionId || !relation) return
    opening.act({ institutionId, relation, file: toPatientFile(patientDraft.form) })
  }
  const goForward = () => {
    opening.clearError()
    if (!fields.check(fileSteps[step] ?? [])) return
    if (step < fileSteps.length - 1) return goTo(step + 1)
    const unfinished = fileSteps.findIndex((names) => !fields.check(names))
    if (unfinished === -1) submit()
    else goTo(unfinished)
  }
  // The way to prove the phone leads back here, and on.
  useDidShow(() => {
    if (proof.take() && patientDraft.step === fileSteps.length - 1) submit()
  })

  return { fields, step, opening, goForward, goBack: () => goTo(step - 1) }
}

function stepOf(field: PatientField): number {
  return Math.max(
    0,
    fileSteps.findIndex((names) => names.includes(field)),
  )
}

/** The first in the order of the page. */
function firstOf(refused: readonly PatientField[]): PatientField | undefined {
  return ([] as PatientField[]).concat(...fileSteps).find((field) => refused.includes(field))
}
