import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { StateView } from '@/components/state-view'
import { me, signIn } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import './account-card.css'

const toSignIn = () => Taro.navigateTo({ url: signIn({ next: me() }) })

/** Whose account this is, or the way to one. */
export const AccountCard = observer(function AccountCard() {
  const { t } = useTranslation(['me', 'common'])
  const asked = { data: session.current, error: session.error ?? null, refetch: () => session.start() }
  return (
    <StateView query={asked} rows={2}>
      {({ account }) =>
        account ? (
          <>
            <Card>
              <View className="account-card">
                <Icon name="me" className="account-card__icon" />
                <View className="account-card__words">
                  <Text className="account-card__label">{t('account.label')}</Text>
                  <Text className="account-card__phone">{account.phoneMasked}</Text>
                  <Text className="account-card__label">{t('account.text')}</Text>
                </View>
              </View>
            </Card>
            {!session.isReady && (
              <Notice kind="attention">
                {t('paused')}
                <Button kind="plain" text={t('goConfirm')} onTap={toSignIn} />
              </Notice>
            )}
          </>
        ) : (
          <Card>
            <Text>{t('signIn')}</Text>
            <Button text={t('common:action.signIn')} onTap={toSignIn} />
          </Card>
        )
      }
    </StateView>
  )
})
