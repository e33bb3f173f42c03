import { isPhone } from '@tongzhen/contract/documents'
import type { FieldErrorCode } from '@tongzhen/contract/errors'
import type { ContactRelationship } from '@tongzhen/contract/patients'
import { useState } from 'react'
import { focusElement } from '@/platform/browser'

interface Typed {
  phone: string
  contactName: string
  contactPhone: string
  contactRelationship: ContactRelationship | undefined
}
export type ContactField = keyof Typed
type Whole = Typed & { contactRelationship: ContactRelationship }

export interface ContactForm {
  typed: Typed
  set: (change: Partial<Typed>) => void
  errorOf: (field: ContactField) => FieldErrorCode | undefined
  /** What was typed, when all of it is right; otherwise the first wrong field is brought into sight. */
  check: () => Whole | undefined
}

export const contactFieldId = (field: ContactField) => `admission-${field}`

/** How to reach the patient and whom to call, as the hospital's form has it. */
export function useContact(): ContactForm {
  const [typed, setTyped] = useState<Typed>({
    phone: '',
    contactName: '',
    contactPhone: '',
    contactRelationship: undefined,
  })
  const [isChecked, setChecked] = useState(false)
  return {
    typed,
    set: (change) => setTyped({ ...typed, ...change }),
    errorOf: (field) => (isChecked ? problemOf(typed, field) : undefined),
    check() {
      setChecked(true)
      const wrong = fields.find((field) => problemOf(typed, field))
      if (wrong) focusElement(contactFieldId(wrong))
      const { contactRelationship } = typed
      return wrong || !contactRelationship
        ? undefined
        : { ...typed, contactName: typed.contactName.trim(), contactRelationship }
    },
  }
}

const fields: ContactField[] = ['phone', 'contactName', 'contactRelationship', 'contactPhone']

function problemOf(typed: Typed, field: ContactField): FieldErrorCode | undefined {
  const value = typed[field]
  if (value === undefined || value.trim() === '') return 'required'
  return (field === 'phone' || field === 'contactPhone') && !isPhone(value) ? 'malformed' : undefined
}
