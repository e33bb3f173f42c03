import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import type { HeldReport, Report } from '@tongzhen/contract/reports'
import { type BadgeTone, Entry } from '@/components/entry'
import { Pieces } from '@/components/pieces'
import { report as reportPage } from '@/lib/paths'
import { dayOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { outlookWords } from '../shared/outlook-words'

const tones: Record<ReturnType<typeof outlookWords>, BadgeTone> = {
  within: 'good',
  outside: 'waiting',
  critical: 'bad',
  criticalPast: 'waiting',
  in_words: 'quiet',
}

/** What was tested, how it lies, whether it was read; who ordered it and when it came. */
export function ReportEntry({ report, patientId }: { report: Report; patientId: string }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const { institutionId, reportId, outsideCount } = report
  const outlook = outlookWords(report)
  return (
    <Entry
      title={report.title}
      badge={{
        text: outlook === 'outside' ? t('outlook.outside', { count: outsideCount }) : t(`outlook.${outlook}`),
        tone: tones[outlook],
      }}
      where={[report.departmentName, words.date(dayOf(report.reportedAt))]}
      onTap={() => Taro.navigateTo({ url: reportPage({ patientId, institutionId, reportId }) })}
    >
      <Pieces of={[t(`kind.${report.kind}`), report.isUnread && t('list.unread')]} />
    </Entry>
  )
}

/** That a report is there, of which the doctor speaks first. */
export function HeldEntry({ report, patient }: { report: HeldReport; patient: Patient }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const { patientId, name } = patient
  const { institutionId, reportId, isOwn, departmentName, reportedAt } = report
  return (
    <Entry
      title={isOwn ? t('held.entry') : t('held.entryFamily', { name })}
      badge={{ text: t('held.badge'), tone: 'quiet' }}
      where={[departmentName, words.date(dayOf(reportedAt))]}
      onTap={() => Taro.navigateTo({ url: reportPage({ patientId, institutionId, reportId }) })}
    />
  )
}
