import Taro from '@tarojs/taro'
import type { ReportDetails } from '@tongzhen/contract/reports'
import type { ReportOutlook } from '@tongzhen/contract/states'
import type { ComponentProps } from 'react'
import { Button } from '@/components/button'
import { StateHead } from '@/components/state-head'
import { useTranslation } from '@/lib/use-translation'

const looks: Record<ReportOutlook, Pick<ComponentProps<typeof StateHead>, 'tone' | 'icon'>> = {
  within: { tone: 'good', icon: 'done' },
  outside: { tone: 'waiting', icon: 'info' },
  critical: { tone: 'bad', icon: 'attention' },
  in_words: { tone: 'quiet', icon: 'report' },
}

/** The whole report in a sentence, before any number; when it cannot wait, the telephone with it. */
export function Outlook({ report }: { report: ReportDetails }) {
  const { t } = useTranslation('reports')
  const { outlook, outsideCount: count, institutionPhone: phone } = report
  const title = outlook === 'outside' ? t('head.outside.title', { count }) : t(`head.${outlook}.title`)
  return (
    <StateHead {...looks[outlook]} title={title} text={t(`head.${outlook}.text`)}>
      {outlook === 'critical' && (
        <Button
          icon="phone"
          text={t('head.critical.call', { phone })}
          onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
        />
      )}
    </StateHead>
  )
}
