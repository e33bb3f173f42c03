import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { usePatients } from '@/api/patients'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FieldGroup } from '@/components/field-group'
import { RelationshipField } from '@/components/relationship-field'
import { contactRelationshipOf } from '@/lib/patient-form'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import { DraftTextField } from '../shared/draft-text-field'
import { fieldId, type PatientFields } from '../shared/use-patient-form'

const payers = ['own_money', 'city_insurance', 'province_insurance', 'other_insurance', 'other'] as const

/** Whom the hospital calls, and who pays. For a family member the account's owner is offered as contact. */
export const ContactFields = observer(function ContactFields({ fields }: { fields: PatientFields }) {
  const { t } = useTranslation('patients')
  const { form } = patientDraft
  const { data } = usePatients()
  const owner = data?.patients.find((patient) => patient.relation === 'self')?.name
  const { relation } = form
  useEffect(() => {
    if (relation === 'self' || !owner) return
    patientDraft.suggest({
      contactName: owner,
      contactPhone: patientDraft.ownPhone,
      contactRelationship: contactRelationshipOf(relation),
    })
  }, [relation, owner])
  return (
    <>
      <Card>
        <DraftTextField field="contactName" fields={fields} label={t('field.contactName')} maxLength={60} />
        <RelationshipField
          id={fieldId('contactRelationship')}
          label={t('field.contactRelationship')}
          error={fields.errorOf('contactRelationship')}
          value={form.contactRelationship}
          onChange={(value) => patientDraft.set('contactRelationship', value)}
        />
        <DraftTextField
          field="contactPhone"
          fields={fields}
          label={t('field.contactPhone')}
          keyboard="phone"
          maxLength={24}
          isOptional
        />
      </Card>
      <Card>
        <FieldGroup
          id={fieldId('payerKind')}
          label={t('field.payerKind')}
          error={fields.errorOf('payerKind')}
        >
          <Chips
            label={t('field.payerKind')}
            value={form.payerKind}
            choices={payers.map((value) => ({ value, text: t(`payer.${value}`) }))}
            onChange={(value) => patientDraft.set('payerKind', value)}
          />
        </FieldGroup>
      </Card>
    </>
  )
})
