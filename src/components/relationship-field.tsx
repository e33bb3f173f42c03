import '@/locales/contact'
import type { ContactRelationship } from '@tongzhen/contract/patients'
import { useTranslation } from '@/lib/use-translation'
import { Chips } from './chips'
import { FieldGroup } from './field-group'

const relationships = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other_relative',
  'friend',
] as const satisfies readonly ContactRelationship[]

interface RelationshipFieldProps {
  /** Unique on its page. */
  id: string
  label: string
  value: ContactRelationship | undefined
  onChange: (value: ContactRelationship) => void
  error?: string | undefined
}

/** What whom the hospital calls is to the patient. */
export function RelationshipField({ id, label, value, onChange, error }: RelationshipFieldProps) {
  const { t } = useTranslation('contact')
  return (
    <FieldGroup id={id} label={label} error={error}>
      <Chips
        label={label}
        value={value}
        choices={relationships.map((one) => ({ value: one, text: t(one) }))}
        onChange={onChange}
      />
    </FieldGroup>
  )
}
