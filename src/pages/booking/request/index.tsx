import '@/locales/named-doctor'
import Taro, { useRouter } from '@tarojs/taro'
import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { NamedDoctorState } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { isArranged, useDoctorRequest } from '@/api/named-doctor'
import { Button } from '@/components/button'
import { Followed } from '@/components/followed'
import type { IconName } from '@/components/icon'
import { Page } from '@/components/page'
import { StateHead } from '@/components/state-head'
import { Timeline } from '@/components/timeline'
import { appointment, askDoctor } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { RequestFacts } from './request-facts'
import { timelineOf } from './timeline-of'
import { Withdraw } from './withdraw'

type Look = { tone: 'waiting' | 'good' | 'bad' | 'quiet'; icon: IconName }

const looks: Record<NamedDoctorState, Look> = {
  submitted: { tone: 'waiting', icon: 'clock' },
  being_arranged: { tone: 'waiting', icon: 'phone' },
  booking: { tone: 'waiting', icon: 'clock' },
  to_pay: { tone: 'waiting', icon: 'fee' },
  fixed: { tone: 'good', icon: 'done' },
  declined: { tone: 'bad', icon: 'failed' },
  withdrawn: { tone: 'quiet', icon: 'close' },
  lapsed: { tone: 'quiet', icon: 'info' },
}

/** Where a request stands, who has it, and what comes next. */
export default observer(function DoctorRequestPage() {
  const { t } = useTranslation('named-doctor')
  const { requestId } = useRouter<{ requestId: string }>().params
  const query = useDoctorRequest(requestId)
  return (
    <Page title={t('request.title')} action={query.data && primaryOf(query.data, t)}>
      <Followed query={query} isFollowed={isArranged} lost={t('request.lost')}>
        {(request) => (
          <>
            <StateHead
              {...looks[request.state]}
              title={t(`request.state.${request.state}.title`)}
              text={t(`request.state.${request.state}.text`, {
                name: request.arrangedBy ?? '',
                phone: request.state === 'declined' ? request.institutionPhone : request.phoneMasked,
              })}
            />
            <RequestFacts request={request} />
            <Timeline steps={timelineOf(request)} nameOf={(name) => t(`request.timeline.${name}`)} />
            {(request.state === 'submitted' || request.state === 'being_arranged') && (
              <Withdraw request={request} />
            )}
          </>
        )}
      </Followed>
    </Page>
  )
})

/** The one thing to do: pay or see the visit; after the end ask again. */
function primaryOf(
  { state, visit, institutionId, doctorId }: NamedDoctorRequest,
  t: ReturnType<typeof useTranslation<'named-doctor'>>['t'],
) {
  if (visit && (state === 'to_pay' || state === 'fixed')) {
    const { appointmentId } = visit
    const text = t(state === 'to_pay' ? 'request.pay' : 'request.seeVisit')
    return <Button text={text} onTap={() => Taro.navigateTo({ url: appointment({ appointmentId }) })} />
  }
  if (isArranged({ state }) || state === 'fixed') return undefined
  return (
    <Button
      text={t('request.again')}
      onTap={() => Taro.redirectTo({ url: askDoctor({ institutionId, doctorId }) })}
    />
  )
}
