import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { goOn, readNext } from '@/lib/go-on'
import { useHere } from '@/lib/here'
import { home } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import '@/locales/account'
import { ConsentsDue } from './consents-due'
import { PhoneSignIn } from './phone-sign-in'

/** Everything between a person and what they wanted: the phone the first time, agreements when they are due. */
export default observer(function SignIn() {
  const here = useHere()
  const next = readNext(useRouter().params.next) ?? home()
  if (session.isReady) return <GoesOn next={next} isInSight={here.isInSight} />
  if (session.isSignedIn) return <ConsentsDue />
  if (session.current && session.current.hostSignIn !== 'platform') return <PhoneSignIn />
  return <Waits error={session.error ?? null} />
})

/** Nothing is left to ask. */
function GoesOn({ next, isInSight }: { next: string; isInSight: () => boolean }) {
  useEffect(() => {
    if (isInSight()) goOn(next)
  }, [next, isInSight])
  return <Waits error={null} />
}

function Waits({ error }: { error: Error | null }) {
  const { t } = useTranslation('account')
  const asked = { data: undefined, error, refetch: () => session.start() }
  return (
    <Page title={t('signIn.title')}>
      <StateView query={asked}>{() => null}</StateView>
    </Page>
  )
}
