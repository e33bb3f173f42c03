import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ClientCode } from '@/api/error'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { readNext } from '@/lib/go-on'
import { bindFile } from '@/lib/paths'
import { fileSteps } from '@/lib/patient-form'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import '@/locales/patients'
import { IdentityFields } from '../shared/identity-fields'
import { KeptNotice } from '../shared/kept-notice'
import { useChosenInstitution } from '../shared/use-chosen-institution'
import { ContactFields } from './contact-fields'
import { FileProblem } from './file-problem'
import { PersonFields } from './person-fields'
import { StepBar } from './step-bar'
import { useOpening } from './use-opening'

/** The hospital has a file, or only who the person is opens it again. */
const isToBeBound = (code: ClientCode | undefined) => code === 'FILE_EXISTS' || code === 'PROOF_REQUIRED'

/** A first visit: everything the hospital's file must hold, in three short steps. */
export default observer(function OpenFile() {
  const { t } = useTranslation(['patients', 'common'])
  const next = readNext(useRouter().params.next)
  const institution = useChosenInstitution()
  const { fields, step, opening, goForward, goBack } = useOpening(institution?.institutionId, next)
  const isLast = step === fileSteps.length - 1
  const { institutionId } = useRouter().params
  const bind = () => {
    patientDraft.wantBinding()
    Taro.navigateTo({ url: bindFile({ next, institutionId }) })
  }
  return (
    <Page
      title={t('file.title')}
      {...(institution ? { purpose: t('file.purpose', { institution: institution.name }) } : {})}
      action={
        isLast && isToBeBound(opening.error?.code) ? (
          <Button text={t('file.bind')} onTap={bind} />
        ) : (
          <Button
            text={t(isLast ? 'file.submit' : 'common:action.next')}
            isBusy={opening.isBusy}
            onTap={goForward}
          />
        )
      }
    >
      <RequireAccount rows={6}>
        {() => (
          <>
            <StepBar step={step} />
            <KeptNotice isHidden={step !== 0} />
            {step === 0 && <IdentityFields fields={fields} />}
            {step === 1 && <PersonFields fields={fields} />}
            {step === 2 && <ContactFields fields={fields} />}
            {opening.repeats > 0 && (
              <Notice kind="attention" role="status">
                {t('file.asking')}
              </Notice>
            )}
            {opening.error && <FileProblem error={opening.error} next={next} onRetry={goForward} />}
            {step > 0 && <Button kind="text" text={t('common:action.previous')} onTap={goBack} />}
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
