import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useSignOut } from '@/api/accounts'
import { useInstitutions } from '@/api/institutions'
import { useUnread } from '@/api/messages'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import {
  closeAccount,
  doctorRequests,
  followedDoctors,
  giveHelp,
  home,
  invoices,
  messages,
  patients,
  payments,
  privacy,
  records,
} from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import '@/locales/me'
import { AccountCard } from './account-card'
import { DisplayCard } from './display-card'
import { HelpCard } from './help-card'

const open = (url: string) => () => Taro.navigateTo({ url })

export default observer(function Me() {
  const { t } = useTranslation('me')
  const arranges = useInstitutions().data?.some(({ modules }) => modules.includes('named_doctor'))
  const unread = useUnread().data?.unread ?? 0
  const signingOut = useSignOut(() => Taro.reLaunch({ url: home() }))
  return (
    <Page title={t('title')} tab="me">
      <AccountCard />
      <Card>
        <View>
          <Row
            icon="info"
            title={t('messages')}
            text={t('messagesText')}
            aside={unread > 0 && t('unread', { count: unread })}
            onTap={open(messages())}
          />
          <Row icon="patients" title={t('patients')} text={t('patientsText')} onTap={open(patients())} />
          <Row icon="doctor" title={t('records')} text={t('recordsText')} onTap={open(records())} />
          <Row icon="fee" title={t('payments')} text={t('paymentsText')} onTap={open(payments())} />
          <Row icon="fee" title={t('invoices')} text={t('invoicesText')} onTap={open(invoices())} />
          <Row icon="heart" title={t('giveHelp')} text={t('giveHelpText')} onTap={open(giveHelp())} />
          {arranges && (
            <Row
              icon="doctor"
              title={t('requests')}
              text={t('requestsText')}
              onTap={open(doctorRequests())}
            />
          )}
          <Row icon="heart" title={t('followed')} text={t('followedText')} onTap={open(followedDoctors())} />
        </View>
      </Card>
      <DisplayCard />
      <HelpCard />
      <Card>
        <View>
          <Row icon="shield" title={t('privacy')} text={t('privacyText')} onTap={open(privacy())} />
          {session.isSignedIn && <Row icon="close" title={t('close')} onTap={open(closeAccount())} />}
        </View>
      </Card>
      {signingOut.error && <ErrorNotice error={signingOut.error} />}
      {session.isSignedIn && (
        <Button kind="plain" text={t('signOut')} isBusy={signingOut.isBusy} onTap={() => signingOut.act()} />
      )}
    </Page>
  )
})
