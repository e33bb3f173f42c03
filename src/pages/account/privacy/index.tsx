import Taro from '@tarojs/taro'
import type { ConsentKind } from '@tongzhen/contract/accounts'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useConsentDocuments, useConsents } from '@/api/accounts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { closeAccount, privacy, signIn } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import '@/locales/account'
import { DocumentCard } from './document-card'
import { WithdrawSheet } from './withdraw-sheet'

/** What was agreed to and since when; to read again, to take back, to close the account. Readable by anyone. */
export default observer(function Privacy() {
  const { t } = useTranslation('account')
  const documents = useConsentDocuments()
  const consents = useConsents()
  const [withdrawing, setWithdrawing] = useState<ConsentKind>()
  return (
    <Page title={t('privacy.title')} purpose={t('privacy.purpose')}>
      {session.isSignedIn && !session.isReady && (
        <>
          <Notice kind="attention">{t('privacy.paused')}</Notice>
          <Button
            text={t('privacy.giveAgain')}
            onTap={() => Taro.navigateTo({ url: signIn({ next: privacy() }) })}
          />
        </>
      )}
      <StateView query={documents}>
        {(list) => (
          <>
            {list.map((document) => (
              <DocumentCard
                key={document.kind}
                document={document}
                consents={session.isSignedIn ? consents : undefined}
                onWithdraw={() => setWithdrawing(document.kind)}
              />
            ))}
          </>
        )}
      </StateView>
      {session.isSignedIn && (
        <Card>
          <Row
            title={t('privacy.close')}
            text={t('privacy.closeText')}
            onTap={() => Taro.navigateTo({ url: closeAccount() })}
          />
        </Card>
      )}
      <WithdrawSheet kind={withdrawing} onClose={() => setWithdrawing(undefined)} />
    </Page>
  )
})
