import type { DocumentKind } from '@tongzhen/contract/documents'
import type { Relation } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { usePatients } from '@/api/patients'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FieldGroup } from '@/components/field-group'
import { RadioList } from '@/components/radio-list'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import { preferences } from '@/stores/preferences'
import { DraftTextField } from './draft-text-field'
import { fieldId, type PatientFields } from './use-patient-form'

const relations: readonly Relation[] = ['self', 'child', 'parent', 'spouse', 'other_family', 'other']

/** The document one is most likely to hold comes first. */
function documentKinds(language: string): readonly [DocumentKind, ...DocumentKind[]] {
  return language === 'en-US'
    ? ['passport', 'resident_id', 'hk_macau_permit', 'taiwan_permit']
    : ['resident_id', 'hk_macau_permit', 'taiwan_permit', 'passport']
}

/** Who the patient is to the account, and by which document: enough to find a file, and the start of a new one. */
export const IdentityFields = observer(function IdentityFields({ fields }: { fields: PatientFields }) {
  const { t } = useTranslation(['patients', 'common'])
  const { data } = usePatients()
  const { form } = patientDraft
  const kinds = documentKinds(preferences.language)
  const hasSelf = data?.patients.some((patient) => patient.relation === 'self') ?? false
  const isFirst = data !== undefined && !hasSelf
  useEffect(() => {
    patientDraft.suggest({ documentKind: kinds[0], ...(isFirst ? { relation: 'self' } : {}) })
  }, [kinds[0], isFirst])
  const isPassport = form.documentKind === 'passport'
  return (
    <>
      <Card>
        <FieldGroup id={fieldId('relation')} label={t('field.relation')} error={fields.errorOf('relation')}>
          <Chips
            label={t('field.relation')}
            value={form.relation}
            choices={relations
              .filter((relation) => relation !== 'self' || !hasSelf)
              .map((relation) => ({ value: relation, text: t(`common:relation.${relation}`) }))}
            onChange={(relation) => patientDraft.set('relation', relation)}
          />
        </FieldGroup>
      </Card>
      <Card>
        <FieldGroup
          id={fieldId('documentKind')}
          label={t('field.documentKind')}
          error={fields.errorOf('documentKind')}
        >
          <RadioList
            label={t('field.documentKind')}
            value={form.documentKind}
            choices={kinds.map((kind) => ({ value: kind, text: t(`common:document.${kind}`) }))}
            onChange={(kind) => patientDraft.set('documentKind', kind)}
          />
        </FieldGroup>
        <DraftTextField
          field="documentNumber"
          fields={fields}
          label={t('field.documentNumber')}
          keyboard="document"
          maxLength={32}
        />
        <DraftTextField
          field="name"
          fields={fields}
          label={t(isPassport ? 'field.nameLatin' : 'field.name')}
          {...(isPassport ? { hint: t('field.nameLatinHint') } : {})}
          maxLength={60}
          autoComplete={form.relation === 'self' ? 'name' : 'off'}
        />
      </Card>
    </>
  )
})
