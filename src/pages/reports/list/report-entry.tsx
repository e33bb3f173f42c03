import Taro from '@tarojs/taro'
import type { Report } from '@tongzhen/contract/reports'
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
