import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FieldGroup } from '@/components/field-group'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import { type ContactField, type ContactForm, contactFieldId } from './use-contact'

const relationships = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other_relative',
  'friend',
] as const

/** How to reach the patient on the ward, and whom to call. */
export function ContactFields({ contact }: { contact: ContactForm }) {
  const { t } = useTranslation(['inpatient', 'errors'])
  const { typed, set, errorOf } = contact
  const errorProps = (field: ContactField) => {
    const code = errorOf(field)
    return code ? { error: t(`errors:field.${code}`) } : {}
  }
  const field = (name: Exclude<ContactField, 'contactRelationship'>) => ({
    id: contactFieldId(name),
    label: t(`admission.${name}`),
    value: typed[name],
    onChange: (value: string) => set({ [name]: value }),
    ...errorProps(name),
  })
  return (
    <Card title={t('admission.check')}>
      <TextField {...field('phone')} keyboard="phone" maxLength={24} autoComplete="tel" />
      <TextField {...field('contactName')} maxLength={60} />
      <FieldGroup
        id={contactFieldId('contactRelationship')}
        label={t('admission.contactRelationship')}
        {...errorProps('contactRelationship')}
      >
        <Chips
          label={t('admission.contactRelationship')}
          value={typed.contactRelationship}
          choices={relationships.map((value) => ({ value, text: t(`admission.relationship.${value}`) }))}
          onChange={(contactRelationship) => set({ contactRelationship })}
        />
      </FieldGroup>
      <TextField {...field('contactPhone')} keyboard="phone" maxLength={24} />
    </Card>
  )
}
