import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'

/** What the app around us has said about the person, or could say. */
export const HostNotice = observer(function HostNotice() {
  const { t } = useTranslation('account')
  const { current } = session
  if (!current || current.hostSignIn === 'phone' || current.hostSignIn === 'platform') return null
  const host = t(`host.${current.hostSignIn}`)
  if (current.state === 'identified') return <Notice kind="info">{t('signIn.identified', { host })}</Notice>
  return <Button kind="plain" text={t('signIn.byHost', { host })} onTap={() => session.start()} />
})
