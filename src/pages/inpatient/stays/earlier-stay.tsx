import Taro from '@tarojs/taro'
import type { Stay } from '@tongzhen/contract/inpatient'
import type { Patient } from '@tongzhen/contract/patients'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Row } from '@/components/row'
import { dailyList, dischargeOrders } from '@/lib/paths'
import { dayOf } from '@/lib/shanghai-time'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

interface StayProps {
  stay: Stay
  patient: Patient
  institutionId: string
}

/** When it was, how it was settled, and what to take home of it. */
export function EarlierStay({ stay, patient: { patientId, scopes }, institutionId }: StayProps) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const sum = useSum()
  const { stayId, settlement, dischargedAt, diagnosis } = stay
  const money = (name: string, fen: number | undefined) => fen !== undefined && { name, value: sum(fen) }
  const until = dischargedAt === null ? undefined : dayOf(dischargedAt)
  return (
    <Card title={`${t('stays.earlier')} · ${stay.departmentName}`}>
      <Facts
        facts={[
          { name: t('stay.since'), value: words.date(dayOf(stay.admittedAt)) },
          until !== undefined && { name: t('stay.until'), value: words.date(until) },
          diagnosis !== null && { name: t('stay.diagnosis'), value: diagnosis },
          money(t('stay.settled.cost'), settlement?.costFen),
          money(t('stay.settled.insurance'), settlement?.insuranceFen),
          money(t('stay.settled.own'), settlement?.ownFen),
          money(t('stay.settled.returned'), settlement?.returnedFen || undefined),
          money(t('stay.settled.paidLater'), settlement?.paidLaterFen || undefined),
          { name: t('stay.admission'), value: stayId },
        ]}
      />
      {scopes.includes('reports') && (
        <Row
          icon="doctor"
          title={t('stay.discharge')}
          text={t('stay.dischargeText')}
          onTap={() => Taro.navigateTo({ url: dischargeOrders({ patientId, institutionId, stayId }) })}
        />
      )}
      <Row
        icon="report"
        title={t('stay.daily')}
        text={t('stay.dailyText')}
        onTap={() => Taro.navigateTo({ url: dailyList({ patientId, institutionId, stayId, until }) })}
      />
    </Card>
  )
}
