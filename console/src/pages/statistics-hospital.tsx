import { daysIn, type HospitalFigures, LONGEST_OF_HOSPITAL } from '@tongzhen/contract/statistics'
import { Alert, Flex, Spin, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Period, useHospitalStatistics } from '../api/statistics'
import { Bars, RowBar } from '../components/bars'
import { ErrorAlert } from '../components/error-alert'
import { Section } from '../components/section'
import { calendarDay } from '../lib/format'
import { useStaff } from './use-staff'

/** What the hospital counts of all its outpatients: how many, how old, and for what. Asked of its system each time. */
export function HospitalStatistics({ period }: { period: Period }) {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const own = institutions.length === 1 ? institutions[0]?.institutionId : undefined
  const institutionId = period.institutionId ?? own ?? ''
  const { from, to } = period
  const isTooLong = daysIn({ from, to }) > LONGEST_OF_HOSPITAL
  const isWanted = institutionId !== '' && !isTooLong
  const { data, error, isPending, refetch } = useHospitalStatistics({ institutionId, from, to }, isWanted)
  const say = (text: string) => <Alert role="status" type="info" showIcon message={text} />

  return (
    <Section title={t('statistics.views.hospital')} what={t('statistics.hospitalWhat')}>
      <ErrorAlert error={error} onRetry={refetch} />
      {institutionId === '' && say(t('statistics.pickInstitution'))}
      {isTooLong && say(t('statistics.tooLongForHospital', { days: LONGEST_OF_HOSPITAL }))}
      {isWanted && isPending && (
        <div role="status" aria-label={t('loading')}>
          <Spin />
        </div>
      )}
      {isWanted && data?.figures === null && say(t('statistics.notTold'))}
      {isWanted && data?.figures && <Figures figures={data.figures} />}
    </Section>
  )
}

function Figures({ figures: { days, ages, diseases } }: { figures: HospitalFigures }) {
  const { t } = useTranslation()
  const visits = days.reduce((sum, one) => sum + one.visits, 0)
  const insured = days.reduce((sum, one) => sum + one.insuredVisits, 0)
  const registrations = days.reduce((sum, one) => sum + one.registrations, 0)
  const mostAges = Math.max(0, ...ages.map((one) => one.visits))
  const mostDiseases = Math.max(0, ...diseases.map((one) => one.visits))
  const share = (count: number) => `${visits === 0 ? 0 : ((100 * count) / visits).toFixed(1)}%`

  return (
    <Flex vertical gap="large">
      <p style={{ margin: 0 }}>
        {t('statistics.hospitalSums', { visits, registrations, insured, own: visits - insured })}
      </p>
      <Bars
        title={t('statistics.hospitalChart')}
        read={String}
        bars={days.map((day) => ({
          label: calendarDay(day.on),
          parts: [
            { name: t('statistics.insuredVisits'), value: day.insuredVisits },
            { name: t('statistics.ownVisits'), value: day.visits - day.insuredVisits },
          ],
        }))}
      />
      <Section title={t('statistics.ages')}>
        <Table
          rowKey="from"
          dataSource={ages}
          pagination={false}
          size="small"
          columns={[
            {
              title: t('statistics.age'),
              render: (_, { from, to }) =>
                to === null ? t('statistics.ageFrom', { from }) : t('statistics.ageBetween', { from, to }),
            },
            { title: t('statistics.visits'), align: 'right', dataIndex: 'visits' },
            {
              ...{ title: t('statistics.share'), width: '45%' },
              render: (_, row) => <Share text={share(row.visits)} value={row.visits} of={mostAges} />,
            },
          ]}
        />
      </Section>
      <Section title={t('statistics.diseases')} what={t('statistics.diseasesWhat')}>
        <Table
          rowKey="code"
          dataSource={diseases}
          pagination={false}
          size="small"
          columns={[
            { title: t('statistics.disease'), render: (_, row) => `${row.name} · ${row.code}` },
            { title: t('statistics.visits'), align: 'right', dataIndex: 'visits' },
            {
              ...{ title: t('statistics.share'), width: '45%' },
              render: (_, row) => <Share text={share(row.visits)} value={row.visits} of={mostDiseases} />,
            },
          ]}
        />
      </Section>
    </Flex>
  )
}

function Share({ text, value, of }: { text: string; value: number; of: number }) {
  return (
    <Flex gap="small" align="center">
      <span style={{ minWidth: 56, textAlign: 'end' }}>{text}</span>
      <RowBar value={value} of={of} />
    </Flex>
  )
}
