import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { ChoiceField } from '@/components/choice-field'
import { DateField } from '@/components/date-field'
import { Facts } from '@/components/facts'
import { FieldGroup } from '@/components/field-group'
import { ageOf, asksEthnicity, known } from '@/lib/patient-form'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { patientDraft } from '@/stores/patient-draft'
import { preferences } from '@/stores/preferences'
import { DraftTextField } from '../shared/draft-text-field'
import { fieldId, type PatientFields } from '../shared/use-patient-form'
import { countryChoices, ethnicityChoices } from './choices'

const maritalStatuses = ['unmarried', 'married', 'divorced', 'widowed', 'not_stated'] as const
const sexes = ['male', 'female'] as const

/** About the patient: only what the document has not said already. */
export const PersonFields = observer(function PersonFields({ fields }: { fields: PatientFields }) {
  const { t } = useTranslation(['patients', 'common'])
  const { form } = patientDraft
  const { language } = preferences
  const given = known(form)
  const age = ageOf(form.birthOn)
  const isOwnPhoneLikely = form.relation === 'self' || form.relation === 'child'
  useEffect(() => {
    if (isOwnPhoneLikely) patientDraft.suggest({ phone: patientDraft.ownPhone })
  }, [isOwnPhoneLikely])
  const isPassport = form.documentKind === 'passport'
  const ethnicityError = fields.errorOf('ethnicity')
  const nationalityError = fields.errorOf('nationality')
  return (
    <>
      <KnownFacts />
      <Card>
        {isPassport && (
          <DraftTextField
            field="chineseName"
            fields={fields}
            label={t('field.chineseName')}
            isOptional
            maxLength={60}
          />
        )}
        {given.sex === undefined && (
          <FieldGroup id={fieldId('sex')} label={t('field.sex')} error={fields.errorOf('sex')}>
            <Chips
              label={t('field.sex')}
              value={form.sex}
              choices={sexes.map((sex) => ({ value: sex, text: t(`common:sex.${sex}`) }))}
              onChange={(sex) => patientDraft.set('sex', sex)}
            />
          </FieldGroup>
        )}
        {given.birthOn === undefined && (
          <DateField
            id={fieldId('birthOn')}
            label={t('field.birthOn')}
            value={form.birthOn}
            onChange={(date) => patientDraft.set('birthOn', date)}
            onBlur={() => fields.onLeave('birthOn')}
            {...(age === undefined ? {} : { note: t('field.age', { years: age }) })}
            error={fields.errorOf('birthOn')}
          />
        )}
        {given.nationality === undefined && (
          <ChoiceField
            id={fieldId('nationality')}
            label={t('field.nationality')}
            value={form.nationality}
            choices={countryChoices(language)}
            placeholder={t('field.choose')}
            onChange={(code) => patientDraft.set('nationality', code)}
            {...(nationalityError === undefined ? {} : { error: nationalityError })}
          />
        )}
        {asksEthnicity(form) && (
          <ChoiceField
            id={fieldId('ethnicity')}
            label={t('field.ethnicity')}
            value={form.ethnicity}
            choices={ethnicityChoices(language)}
            placeholder={t('field.choose')}
            isOptional={form.documentKind !== 'resident_id'}
            onChange={(code) => patientDraft.set('ethnicity', code)}
            {...(ethnicityError === undefined ? {} : { error: ethnicityError })}
          />
        )}
        {given.maritalStatus === undefined && (
          <FieldGroup
            id={fieldId('maritalStatus')}
            label={t('field.maritalStatus')}
            error={fields.errorOf('maritalStatus')}
          >
            <Chips
              label={t('field.maritalStatus')}
              value={form.maritalStatus}
              choices={maritalStatuses.map((status) => ({ value: status, text: t(`marital.${status}`) }))}
              onChange={(status) => patientDraft.set('maritalStatus', status)}
            />
          </FieldGroup>
        )}
      </Card>
      <Card>
        <DraftTextField
          field="phone"
          fields={fields}
          label={t('field.phone')}
          hint={t('field.phoneHint')}
          keyboard="phone"
          maxLength={24}
          autoComplete={form.relation === 'self' ? 'tel' : 'off'}
        />
        <DraftTextField
          field="address"
          fields={fields}
          label={t('field.address')}
          hint={t('field.addressHint')}
          maxLength={120}
          autoComplete="street-address"
        />
      </Card>
    </>
  )
})

/** What a resident ID number says by itself. */
const KnownFacts = observer(function KnownFacts() {
  const { t } = useTranslation(['patients', 'common'])
  const words = useWords()
  const { birthOn, sex } = known(patientDraft.form)
  if (birthOn === undefined || sex === undefined) return null
  return (
    <Card>
      {t('field.fromDocument')}
      <Facts
        facts={[
          { name: t('field.sex'), value: t(`common:sex.${sex}`) },
          {
            name: t('field.birthOn'),
            value: t('detail.birthAndAge', { date: words.date(birthOn), years: ageOf(birthOn) }),
          },
        ]}
      />
    </Card>
  )
})
