import '@/locales/assistant'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { Begin } from './begin'
import { Talk } from './talk'

/** 智能导诊: free words in, a department with its next free times out (docs/decisions/0046). */
export default observer(function AssistantPage() {
  const { t } = useTranslation('assistant')
  const { conversationId, patientId } = useRouter<{ conversationId?: string; patientId?: string }>().params
  if (!session.isReady)
    return (
      <Page title={t('title')} purpose={t('purpose')}>
        <RequireAccount rows={5}>{() => null}</RequireAccount>
      </Page>
    )

  return conversationId === undefined ? (
    <Begin patientId={patientId} />
  ) : (
    <Talk conversationId={conversationId} />
  )
})
