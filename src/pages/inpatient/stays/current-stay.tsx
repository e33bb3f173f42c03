import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Stay } from '@tongzhen/contract/inpatient'
import type { Patient } from '@tongzhen/contract/patients'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Row } from '@/components/row'
import { dailyList } from '@/lib/paths'
import { dayOf, daysBetween, today } from '@/lib/shanghai-time'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { Balance } from '../shared/balance'

interface StayProps {
  stay: Stay
  patient: Patient
  institutionId: string
}

/** What is left, and for how long; where one lies; what each day cost. */
export function CurrentStay({ stay, patient: { patientId }, institutionId }: StayProps) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const sum = useSum()
  const { stayId, balanceFen, lastsDays, diagnosis } = stay
  const admittedOn = dayOf(stay.admittedAt)
  const isShort = balanceFen < 0 || lastsDays === 0
  return (
    <Card title={t('stays.now')}>
      <Balance label={t('stay.left')} fen={balanceFen} />
      {isShort ? (
        <Notice kind="attention">{t(balanceFen < 0 ? 'stay.owed' : 'stay.lastsNot')}</Notice>
      ) : (
        lastsDays !== null && <View>{t('stay.lasts', { count: lastsDays })}</View>
      )}
      <Facts
        facts={[
          { name: t('stay.prepaid'), value: sum(stay.prepaidFen) },
          { name: t('stay.cost'), value: sum(stay.costFen) },
          { name: t('stay.ward'), value: stay.wardName },
          {
            name: t('stay.bed'),
            value: stay.bedNumber ? t('stay.bedNumber', { bed: stay.bedNumber }) : t('stay.bedNone'),
          },
          { name: t('stay.doctor'), value: stay.doctorName },
          {
            name: t('stay.since'),
            value: t('stay.sinceDays', {
              day: words.date(admittedOn),
              count: daysBetween(admittedOn, today()) + 1,
            }),
          },
          diagnosis !== null && { name: t('stay.diagnosis'), value: diagnosis },
          { name: t('stay.admission'), value: stayId },
        ]}
      />
      <Row
        icon="report"
        title={t('stay.daily')}
        text={t('stay.dailyText')}
        onTap={() => Taro.navigateTo({ url: dailyList({ patientId, institutionId, stayId }) })}
      />
    </Card>
  )
}
