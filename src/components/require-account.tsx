import Taro, { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type ReactNode, useEffect } from 'react'
import { useHere } from '@/lib/here'
import { signIn } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { Button } from './button'
import { Empty } from './empty'
import { StateView } from './state-view'

interface RequireAccountProps {
  /**
   * Main pages say in a sentence what signing in is good for and wait for a tap; without it the person is led to
   * sign-in at once, and comes back here.
   */
  why?: string
  /** For the few things one may do after withdrawing consent: to be read again, to close the account. */
  withoutConsent?: boolean
  rows?: number
  /** Shown below the error while nobody can say who is signed in. */
  kept?: ReactNode
  children: () => ReactNode
}

/** What is inside needs an account whose agreements are given. Until then: skeleton, error, or the way to sign in. */
export const RequireAccount = observer(function RequireAccount(props: RequireAccountProps) {
  const { why, withoutConsent = false, rows, kept, children } = props
  const { t } = useTranslation()
  const here = useHere()
  const isAdmitted = withoutConsent ? session.isSignedIn : session.isReady
  const isRefused = session.current !== undefined && !isAdmitted
  const leads = isRefused && why === undefined
  const lead = () => {
    if (leads && here.isInSight()) Taro.redirectTo({ url: signIn({ next: here.path }) })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the answer leads away
  useEffect(lead, [leads])
  useDidShow(lead)

  if (isAdmitted) return <>{children()}</>
  if (isRefused && why !== undefined) {
    return (
      <Empty text={why}>
        <Button
          text={t('action.signIn')}
          onTap={() => Taro.navigateTo({ url: signIn({ next: here.path }) })}
        />
      </Empty>
    )
  }
  const asked = { data: undefined, error: session.error ?? null, refetch: () => session.start() }
  return (
    <StateView query={asked} kept={kept} {...(rows === undefined ? {} : { rows })}>
      {() => null}
    </StateView>
  )
})
