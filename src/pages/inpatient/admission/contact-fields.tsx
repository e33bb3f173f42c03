import { Card } from '@/components/card'
import { RelationshipField } from '@/components/relationship-field'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import { type ContactField, type ContactForm, contactFieldId } from './use-contact'

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
      <RelationshipField
        id={contactFieldId('contactRelationship')}
        label={t('admission.contactRelationship')}
        value={typed.contactRelationship}
        onChange={(contactRelationship) => set({ contactRelationship })}
        {...errorProps('contactRelationship')}
      />
      <TextField {...field('contactPhone')} keyboard="phone" maxLength={24} />
    </Card>
  )
}
