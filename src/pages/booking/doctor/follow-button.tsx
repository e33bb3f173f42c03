import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useFollow, useFollowedDoctors } from '@/api/followed-doctors'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { classNames } from '@/lib/class-names'
import { useHere } from '@/lib/here'
import { signIn } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'

interface FollowButtonProps {
  institutionId: string
  doctorId: string
  name: string
}

/** Follows a doctor or stops following; who is not signed in is led there and back. */
export const FollowButton = observer(function FollowButton({
  institutionId,
  doctorId,
  name,
}: FollowButtonProps) {
  const { t } = useTranslation('booking')
  const here = useHere()
  const { data: followed } = useFollowedDoctors()
  const following = useFollow(institutionId, doctorId)
  const isFollowed =
    followed?.some((one) => one.institutionId === institutionId && one.doctorId === doctorId) ?? false
  const toggle = () => {
    if (!session.isReady) Taro.navigateTo({ url: signIn({ next: here.path }) })
    else following.act({ institutionId, doctorId, follow: !isFollowed })
  }
  return (
    <>
      <Button
        kind="plain"
        icon={isFollowed ? 'done' : 'heart'}
        text={isFollowed ? t('doctor.followed') : t('doctor.follow')}
        disabled={following.isBusy}
        className={classNames('doctor__follow', isFollowed && 'doctor__follow--on')}
        onTap={toggle}
        isPressed={isFollowed}
      />
      <View className="visually-hidden" {...aria({ role: 'status' })}>
        {following.isDone && t(isFollowed ? 'doctor.followedSaid' : 'doctor.unfollowedSaid', { name })}
      </View>
      {following.error && <ErrorNotice error={following.error} onRetry={toggle} />}
    </>
  )
})
