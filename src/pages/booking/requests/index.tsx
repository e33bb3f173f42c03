import '@/locales/named-doctor'
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { NamedDoctorState } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useDoctorRequests } from '@/api/named-doctor'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { type BadgeTone, Entries, Entry } from '@/components/entry'
import { LongList } from '@/components/long-list'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { departments, doctorRequest } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

const tones: Record<NamedDoctorState, BadgeTone> = {
  submitted: 'waiting',
  being_arranged: 'waiting',
  booking: 'waiting',
  to_pay: 'waiting',
  fixed: 'good',
  declined: 'bad',
  withdrawn: 'quiet',
  lapsed: 'quiet',
}

/** What was asked of the hospital, the newest first. */
export default observer(function DoctorRequests() {
  const { t } = useTranslation('named-doctor')
  return (
    <Page title={t('list.title')}>
      <RequireAccount rows={8}>{() => <RequestList />}</RequireAccount>
    </Page>
  )
})

const RequestList = observer(function RequestList() {
  const { t } = useTranslation('named-doctor')
  const query = useDoctorRequests()
  return (
    <LongList
      query={query}
      itemsOf={(page) => page.requests}
      empty={
        <Empty text={t('list.empty')}>
          <Button text={t('list.find')} onTap={() => Taro.navigateTo({ url: departments() })} />
        </Empty>
      }
    >
      {(requests, more) => (
        <Entries>
          {requests.map((request) => (
            <RequestCard key={request.requestId} request={request} />
          ))}
          {more}
        </Entries>
      )}
    </LongList>
  )
})

function RequestCard({ request }: { request: NamedDoctorRequest }) {
  const { t } = useTranslation('named-doctor')
  const words = useWords()
  const { requestId, state, visit } = request
  return (
    <Entry
      title={`${request.doctorName} · ${request.departmentName}`}
      badge={{ text: t(`badge.${state}`), tone: tones[state] }}
      where={[request.institutionName]}
      onTap={() => Taro.navigateTo({ url: doctorRequest({ requestId }) })}
    >
      <Text>
        {visit
          ? t('list.visit', { name: request.patientName, day: words.at(visit.startsAt) })
          : t('list.asked', { name: request.patientName, day: words.moment(request.createdAt) })}
      </Text>
    </Entry>
  )
}
