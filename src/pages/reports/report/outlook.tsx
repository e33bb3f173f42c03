import Taro from '@tarojs/taro'
import type { ReportDetails } from '@tongzhen/contract/reports'
import type { ComponentProps } from 'react'
import { Button } from '@/components/button'
import { StateHead } from '@/components/state-head'
import { dayOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { outlookWords } from '../shared/outlook-words'

const looks: Record<
  ReturnType<typeof outlookWords>,
  Pick<ComponentProps<typeof StateHead>, 'tone' | 'icon'>
> = {
  within: { tone: 'good', icon: 'done' },
  outside: { tone: 'waiting', icon: 'info' },
  critical: { tone: 'bad', icon: 'attention' },
  criticalPast: { tone: 'waiting', icon: 'attention' },
  in_words: { tone: 'quiet', icon: 'report' },
}

/** The whole report in a sentence, before any number; when it cannot wait, the telephone with it. */
export function Outlook({ report }: { report: ReportDetails }) {
  const { t } = useTranslation(['reports', 'common'])
  const words = useWords()
  const { outsideCount: count, institutionPhone: phone, reportedAt } = report
  const outlook = outlookWords(report)
  const title = outlook === 'outside' ? t('head.outside.title', { count }) : t(`head.${outlook}.title`)
  const day = words.date(dayOf(reportedAt))
  return (
    <StateHead
      {...looks[outlook]}
      title={title}
      text={outlook === 'criticalPast' ? t('head.criticalPast.text', { day }) : t(`head.${outlook}.text`)}
    >
      {outlook === 'critical' && (
        <Button
          icon="phone"
          text={t('common:help.callDesk', { phone })}
          onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
        />
      )}
    </StateHead>
  )
}
