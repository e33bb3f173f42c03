import { type PrepaidRulesOfInstitution, prepaidRules, transferWays } from '@tongzhen/contract/prepaid'
import { prepaidWays } from '@tongzhen/contract/states'
import { Alert, Checkbox, Flex, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrepaidRules, usePrepaidRulesActions } from '../api/prepaid-rules'
import { InstitutionSelect } from '../components/institution-select'
import { NumberField } from '../components/number-field'
import { Page } from '../components/page'
import { Section } from '../components/section'
import { VersionedForm } from '../components/versioned-form'
import { useDraft } from '../lib/use-draft'
import { usePrepaidRulesInWords } from './use-prepaid-rules-in-words'
import { useStaff } from './use-staff'

/** By which ways an institution gives back money on cards, how much by one transfer, and who changed it. */
export function PrepaidRulesPage() {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const known = usePrepaidRules(institutionId)

  return (
    <Page
      title={t('prepaidRules.title')}
      purpose={t('prepaidRules.what')}
      isLoading={known.isPending}
      error={known.error}
      actions={<InstitutionSelect value={institutionId} onChange={setInstitution} />}
    >
      {known.data &&
        (known.data.connected.length === 0 ? (
          <Alert role="status" type="info" showIcon message={t('prepaidRules.notConnected')} />
        ) : (
          <PrepaidRulesForm
            // What is typed belongs to the version that it was typed over.
            key={`${institutionId} ${known.data.version}`}
            known={known.data}
            reload={() => known.refetch()}
          />
        ))}
    </Page>
  )
}

function PrepaidRulesForm({ known, reload }: { known: PrepaidRulesOfInstitution; reload(): void }) {
  const { t } = useTranslation()
  const { institutionId, version, rules, connected, history } = known
  const draft = useDraft(`prepaid rules ${institutionId} ${version}`, rules)
  const { change, restore } = usePrepaidRulesActions(institutionId)
  const inWords = usePrepaidRulesInWords()
  const { isOpen, ways, limits } = draft.value
  const isSound = prepaidRules.safeParse(draft.value).success
  const save = (reason: string) =>
    change.mutateAsync({ version, rules: draft.value, reason }, { onSuccess: draft.forget })

  return (
    <VersionedForm
      {...{ version, draft, isSound, reload }}
      history={history.map((one) => ({ ...one, changes: one.changes.map(inWords) }))}
      saved={t('prepaidRules.saved')}
      saveTitle={t('prepaidRules.saveTitle')}
      saving={change}
      restoring={restore}
      onSave={save}
      onRestore={(wanted, reason) => restore.mutateAsync({ version, restore: wanted, reason })}
    >
      <Form layout="vertical" component={false}>
        <Section title={t('prepaidRules.ways')}>
          <Checkbox
            checked={isOpen}
            onChange={(event) => draft.change({ ...draft.value, isOpen: event.target.checked })}
          >
            {t('prepaidRules.isOpen')}
          </Checkbox>
          {prepaidWays.map((way) => (
            <Checkbox
              key={way}
              checked={ways.includes(way)}
              disabled={!connected.includes(way)}
              onChange={(event) =>
                draft.change({
                  ...draft.value,
                  ways: prepaidWays.filter((one) =>
                    one === way ? event.target.checked : ways.includes(one),
                  ),
                })
              }
            >
              {t(`prepaidWay.${way}`)}
              {!connected.includes(way) && t('prepaidRules.wayNotConnected')}
            </Checkbox>
          ))}
        </Section>
        <Section title={t('prepaidRules.limits')} what={t('prepaidRules.limitsWhat')}>
          {transferWays
            .filter((way) => connected.includes(way))
            .map((way) => (
              <Flex key={way} gap="middle" wrap>
                {(['leastFen', 'mostFen'] as const).map((name) => (
                  <NumberField
                    key={name}
                    label={t(`prepaidRules.${name}`, { way: t(`prepaidWay.${way}`) })}
                    value={limits[way][name] / 100}
                    {...{ min: 0.1, max: 100_000, precision: 2 }}
                    onChange={(yuan) =>
                      draft.change({
                        ...draft.value,
                        limits: { ...limits, [way]: { ...limits[way], [name]: Math.round(yuan * 100) } },
                      })
                    }
                  />
                ))}
              </Flex>
            ))}
        </Section>
      </Form>
      {!isSound && <Alert role="alert" type="warning" showIcon message={t('prepaidRules.unsound')} />}
    </VersionedForm>
  )
}
