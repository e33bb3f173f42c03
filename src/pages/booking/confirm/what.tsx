import { View } from '@tarojs/components'
import type { Schedule, Slot } from '@tongzhen/contract/booking'
import type { Doctor, Institution } from '@tongzhen/contract/institutions'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { When } from '@/components/when'
import { minutesBefore } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DoctorName } from '../shared/doctor-name'
import './what.css'

interface WhatProps {
  institution: Institution | undefined
  doctor: Doctor | undefined
  session: Schedule
  slot: Slot | undefined
  /** As the assistant heard it; empty: not said. */
  reason: string
}

/** What is about to be booked: when, with whom, where, what it costs and how it is undone. */
export function What({ institution, doctor, session, slot, reason }: WhatProps) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const from = slot?.startsAt ?? session.startsAt
  const cancelUntil = institution && minutesBefore(from, institution.cancelUntilMinutes)
  return (
    <Card title={t('confirm.what')}>
      <When className="what__when" from={from} to={slot?.endsAt ?? session.endsAt} />
      <Facts
        facts={[
          doctor && {
            name: t('confirm.doctor'),
            value: (
              <>
                <DoctorName doctor={doctor} />
                <View>{session.departmentName}</View>
              </>
            ),
          },
          reason !== '' && { name: t('confirm.reason'), value: reason },
          { name: t('confirm.kind'), value: t(`common:visitKind.${session.visitKind}`) },
          { name: t('confirm.where'), value: <Lines of={[institution?.name, session.location]} /> },
          {
            name: t('confirm.fee'),
            value: (
              <>
                <View className="what__fee">{words.money(session.feeFen)}</View>
                <View className="what__pay">{t(`confirm.${howToPay(session, institution)}`)}</View>
              </>
            ),
          },
          cancelUntil !== undefined && {
            name: t('confirm.cancelRule'),
            value:
              Date.parse(cancelUntil) > Date.now()
                ? t('confirm.cancelUntil', { until: words.at(cancelUntil) })
                : t('confirm.cancelNever'),
          },
        ]}
      />
    </Card>
  )
}

function howToPay({ feeFen, visitKind }: Schedule, institution: Institution | undefined) {
  if (feeFen === 0) return 'payNothing'

  return institution?.payAtHospital.includes(visitKind) === false ? 'payOnline' : 'payAtHospital'
}
