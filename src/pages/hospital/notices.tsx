import { observer } from 'mobx-react-lite'
import { useContent } from '@/api/content'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import type { OfHospital } from './index'
import { NoticeRows } from './notice-rows'

export const Notices = observer(function Notices({ institution: { institutionId } }: OfHospital) {
  const { t } = useTranslation('hospital')
  const query = useContent(institutionId)
  return (
    <Page title={t('notices.title')}>
      <StateView
        query={query}
        rows={5}
        isEmpty={({ notices }) => notices.length === 0}
        empty={<Empty text={t('notices.empty')} />}
      >
        {({ notices }) => <NoticeRows notices={notices} />}
      </StateView>
    </Page>
  )
})
