import '@/locales/kept'
import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { KeptNotice } from '@/components/kept-notice'
import { KeptReports } from '@/components/kept-reports'
import { When } from '@/components/when'
import { healthCode } from '@/lib/paths'
import { useKept } from '@/lib/use-kept'
import { useTranslation } from '@/lib/use-translation'

/** What there is without a network: the next visit, the health code, the reports last opened. */
export function KeptHome() {
  const { t } = useTranslation('kept')
  const cards = useKept('cards')
  const visits = useKept('visits')
  const next = visits?.value.find((one) => one.state === 'booked' && Date.parse(one.endsAt) > Date.now())
  return (
    <>
      {visits && next && (
        <>
          <KeptNotice atMs={visits.atMs} />
          <KeptVisit visit={next} />
        </>
      )}
      {cards && cards.value.length > 0 && (
        <Button icon="code" text={t('code')} onTap={() => Taro.navigateTo({ url: healthCode() })} />
      )}
      <KeptReports />
    </>
  )
}

function KeptVisit({ visit }: { visit: Appointment }) {
  const { t } = useTranslation('kept')
  return (
    <Card title={t('visit')} className="next-card">
      <When className="next-card__when" from={visit.startsAt} to={visit.endsAt} />
      <Facts
        facts={[
          { name: t('who'), value: visit.patientName },
          { name: t('doctor'), value: `${visit.doctorName} · ${visit.departmentName}` },
          { name: t('where'), value: `${visit.institutionName} ${visit.location}` },
        ]}
      />
    </Card>
  )
}
