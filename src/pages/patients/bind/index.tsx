import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { readNext } from '@/lib/go-on'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import '@/locales/patients'
import { IdentityFields } from '../shared/identity-fields'
import { KeptNotice } from '../shared/kept-notice'
import { TermChoice } from '../shared/term-choice'
import { useChosenInstitution } from '../shared/use-chosen-institution'
import { BindProblem } from './bind-problem'
import { EnterCode } from './enter-code'
import { useBinding } from './use-binding'

/** A file that the hospital has: found by document and name, proven by the phone the hospital holds. */
export default observer(function BindFile() {
  const { t } = useTranslation('patients')
  const next = readNext(useRouter().params.next)
  const institution = useChosenInstitution()
  const { relation } = patientDraft.form
  const isForAnother = relation !== undefined && relation !== 'self'
  const binding = useBinding(institution?.institutionId, next)
  return (
    <Page
      title={t('bind.title')}
      {...(institution && !binding.found
        ? { purpose: t('bind.purpose', { institution: institution.name }) }
        : {})}
      action={
        binding.found ? (
          <Button text={t('bind.submit')} isBusy={binding.isConfirming} onTap={binding.confirm} />
        ) : (
          <Button
            text={t('bind.send')}
            isBusy={binding.isStarting}
            disabled={binding.waitsSeconds !== undefined}
            onTap={binding.start}
          />
        )
      }
    >
      <RequireAccount rows={6}>
        {() => (
          <>
            <KeptNotice isHidden={binding.found !== undefined} />
            {binding.found ? (
              <EnterCode binding={binding} found={binding.found} />
            ) : (
              <>
                <IdentityFields fields={binding.fields} />
                {isForAnother && (
                  <Card>
                    <TermChoice
                      value={patientDraft.term}
                      hint={t(relation === 'child' ? 'term.childHint' : 'term.hint')}
                      onChange={(term) => patientDraft.setTerm(term)}
                    />
                  </Card>
                )}
                <Notice kind="info">{t('bind.sendText')}</Notice>
              </>
            )}
            {binding.waitsSeconds !== undefined && (
              <Notice kind="info">{t('bind.waiting', { seconds: binding.waitsSeconds })}</Notice>
            )}
            {binding.error && binding.waitsSeconds === undefined && (
              <BindProblem error={binding.error} next={next} onRetry={binding.retry} />
            )}
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
