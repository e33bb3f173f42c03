import '@/locales/customer-service'
import type { Institution } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useInstitution, useInstitutions } from '@/api/institutions'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { Conversation } from './conversation'

/** 云客服: what the hospital has written, and people where that is not enough. */
export default observer(function CustomerServicePage() {
  const { t } = useTranslation('customer-service')
  const query = useInstitutions()
  const institution: Institution | undefined = useInstitution()
  if (institution && session.isReady)
    return <Conversation key={institution.institutionId} institution={institution} />
  return (
    <Page title={t('title')}>
      <RequireAccount rows={6}>
        {() => (
          <StateView query={query} rows={6}>
            {() => null}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
