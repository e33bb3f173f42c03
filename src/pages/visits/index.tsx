import '@/locales/visits'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { Tabs } from '@/components/tabs'
import { useTranslation } from '@/lib/use-translation'
import { PastVisits } from './past-visits'
import { VisitList } from './visit-list'

export default observer(function Visits() {
  const { t } = useTranslation('visits')
  const [when, setWhen] = useState<'upcoming' | 'past'>('upcoming')
  return (
    <Page title={t('title')} tab="visits">
      <RequireAccount rows={8} why={t('why')}>
        {() => (
          <>
            <Tabs
              label={t('tabs.label')}
              value={when}
              choices={[
                { value: 'upcoming', text: t('tabs.upcoming') },
                { value: 'past', text: t('tabs.past') },
              ]}
              onChange={setWhen}
            />
            {when === 'past' ? <PastVisits /> : <VisitList when="upcoming" />}
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
