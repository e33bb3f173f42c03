import { type RefundRules, type RulesOfInstitution, refundRules } from '@tongzhen/contract/refunds'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefundRules, useRefundRulesActions } from '../api/refund-rules'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { VersionedForm } from '../components/versioned-form'
import { useDraft } from '../lib/use-draft'
import { RefundRulesFields } from './refund-rules-fields'
import { useRulesInWords } from './use-rules-in-words'
import { useStaff } from './use-staff'

/** By which an institution gives money back for paid orders, and who changed it. */
export function RefundRulesPage() {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const known = useRefundRules(institutionId)

  return (
    <Page
      title={t('refundRules.title')}
      purpose={t('refundRules.what')}
      isLoading={known.isPending}
      error={known.error}
      actions={<InstitutionSelect value={institutionId} onChange={setInstitution} />}
    >
      {known.data && (
        <RefundRulesForm
          // What is typed belongs to the version that it was typed over.
          key={`${institutionId} ${known.data.version}`}
          known={known.data}
          reload={() => known.refetch()}
        />
      )}
    </Page>
  )
}

function RefundRulesForm({ known, reload }: { known: RulesOfInstitution; reload(): void }) {
  const { t } = useTranslation()
  const { institutionId, version, rules, history } = known
  const draft = useDraft<RefundRules>(`refund rules ${institutionId} ${version}`, rules)
  const { change, restore } = useRefundRulesActions(institutionId)
  const changesOf = useRulesInWords()
  const isSound = refundRules.safeParse(draft.value).success
  const save = (reason: string) =>
    change.mutateAsync({ version, rules: draft.value, reason }, { onSuccess: draft.forget })

  return (
    <VersionedForm
      {...{ version, draft, isSound, reload }}
      history={history.map((one, index) => ({
        ...one,
        changes: changesOf(history[index + 1]?.rules, one.rules),
      }))}
      saved={t('refundRules.saved')}
      saveTitle={t('refundRules.saveTitle')}
      saving={change}
      restoring={restore}
      onSave={save}
      onRestore={(wanted, reason) => restore.mutateAsync({ version, restore: wanted, reason })}
    >
      <RefundRulesFields value={draft.value} onChange={draft.change} />
    </VersionedForm>
  )
}
