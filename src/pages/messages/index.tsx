import '@/locales/messages'
import { observer } from 'mobx-react-lite'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { useTranslation } from '@/lib/use-translation'
import { MessageList } from './message-list'

export default observer(function Messages() {
  const { t } = useTranslation('messages')
  return (
    <Page title={t('title')}>
      <RequireAccount rows={8}>{() => <MessageList />}</RequireAccount>
    </Page>
  )
})
