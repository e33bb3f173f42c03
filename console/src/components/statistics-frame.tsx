import { Button, Flex, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Period, statisticsAddress } from '../api/statistics'
import { type Bar, Bars } from './bars'
import { ErrorAlert } from './error-alert'
import { Section } from './section'

interface StatisticsFrameProps<By extends 'each' | 'period' | 'means' | 'way' | 'purpose'> {
  view: 'refunds' | 'finance' | 'visits'
  period: Period
  error: Error | null
  refetch(): Promise<unknown>
  bars: Bar[]
  /** A value as it is read: `¥1.20`. */
  read(value: number): string
  /** By what the rows of the table are put together, where that is chosen. */
  grouping?: { by: By; offered: readonly By[]; onChoose(by: By): void }
  /** The table. */
  children: ReactNode
}

/** What every report of a period has: its picture, how its rows are put together, the workbook, and its table. */
export function StatisticsFrame<By extends 'each' | 'period' | 'means' | 'way' | 'purpose'>({
  view,
  period,
  error,
  refetch,
  bars,
  read,
  grouping,
  children,
}: StatisticsFrameProps<By>) {
  const { t } = useTranslation()

  return (
    <Section title={t(`statistics.views.${view}`)} what={t(`statistics.${view}What`)}>
      <ErrorAlert error={error} onRetry={refetch} />
      <Bars title={t(`statistics.${view}Chart`)} read={read} bars={bars} />
      <Flex gap="middle" wrap align="center">
        {grouping && (
          <Radio.Group
            aria-label={t('statistics.by')}
            value={grouping.by}
            onChange={(event) => grouping.onChoose(event.target.value)}
            options={grouping.offered.map((value) => ({ value, label: t(`statistics.bys.${value}`) }))}
          />
        )}
        <Button href={statisticsAddress(view, period)}>{t('statistics.export')}</Button>
      </Flex>
      {children}
    </Section>
  )
}
