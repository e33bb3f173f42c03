import '@/locales/inpatient'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { AdmissionNotice } from '@tongzhen/contract/inpatient'
import { observer } from 'mobx-react-lite'
import { useAdmissionNotices, useAdmit } from '@/api/inpatient'
import { usePatientOf } from '@/api/patients'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateHead } from '@/components/state-head'
import { StateView } from '@/components/state-view'
import { goOn } from '@/lib/go-on'
import { stays, topUp } from '@/lib/paths'
import { today } from '@/lib/shanghai-time'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { ContactFields } from './contact-fields'
import { useContact } from './use-contact'

type Params = Record<'patientId' | 'institutionId' | 'noticeId', string>

/** From the notice to the ward: check it, say how to reach you, and be told where to go. */
export default observer(function Admission() {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const { patientId, institutionId, noticeId } = useRouter<Params>().params
  const query = useAdmissionNotices({ patientId, institutionId })
  const contact = useContact()
  const admitting = useAdmit()
  const notice = query.data?.notices.find((one) => one.noticeId === noticeId)
  const isEarly = notice !== undefined && notice.admitOn > today()

  const submit = () => {
    const whole = contact.check()
    if (whole) admitting.act({ patientId, institutionId, noticeId, contact: whole })
  }
  const primary = () => {
    if (notice?.state === 'waiting' && !isEarly) {
      return <Button text={t('admission.submit')} isBusy={admitting.isBusy} onTap={submit} />
    }
    const stayId = notice?.stayId
    if (!stayId) return undefined
    return (
      <Button
        text={t('stay.topUp')}
        onTap={() => Taro.navigateTo({ url: topUp({ patientId, institutionId, stayId }) })}
      />
    )
  }

  return (
    <Page title={t('admission.title')} action={primary()}>
      <RequireAccount rows={8}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={8}>
              {() =>
                notice === undefined ? (
                  <Empty text={t('admission.gone')} />
                ) : (
                  <>
                    {notice.state === 'admitted' && (
                      <StateHead
                        tone="good"
                        icon="done"
                        title={t('admission.done')}
                        text={t('admission.doneText', { place: notice.place })}
                      />
                    )}
                    <NoticeCard notice={notice} patientId={patientId} />
                    {isEarly && notice.state === 'waiting' && (
                      <Notice kind="info">{t('admission.early', { day: words.day(notice.admitOn) })}</Notice>
                    )}
                    {notice.state === 'waiting' && !isEarly && <ContactFields contact={contact} />}
                    {admitting.error && <ActionProblem error={admitting.error} onRetry={submit} />}
                    <View {...aria({ role: 'status' })}>{admitting.isBusy && t('admission.working')}</View>
                    {notice.state === 'admitted' && (
                      <Button
                        kind="plain"
                        text={t('admission.toStay')}
                        onTap={() => goOn(stays({ patientId }))}
                      />
                    )}
                  </>
                )
              }
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

const NoticeCard = observer(function NoticeCard(props: { notice: AdmissionNotice; patientId: string }) {
  const { notice, patientId } = props
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const sum = useSum()
  const patient = usePatientOf(patientId)
  return (
    <Card title={t('notice.title')}>
      <Facts
        facts={[
          patient && { name: t('admission.who'), value: patient.name },
          { name: t('notice.admitOn'), value: words.day(notice.admitOn) },
          { name: t('notice.ward'), value: notice.wardName },
          { name: t('notice.doctor'), value: notice.doctorName },
          notice.diagnosis !== null && { name: t('notice.diagnosis'), value: notice.diagnosis },
          { name: t('notice.deposit'), value: sum(notice.depositFen) },
          {
            name: t('notice.bring'),
            value: notice.bring.map((thing) => <View key={thing}>{thing}</View>),
          },
          { name: t('notice.number'), value: notice.noticeId },
        ]}
      />
    </Card>
  )
})
