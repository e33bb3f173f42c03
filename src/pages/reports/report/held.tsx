import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { HeldReportDetails } from '@tongzhen/contract/reports'
import { useState } from 'react'
import { useShowReport } from '@/api/reports'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Facts } from '@/components/facts'
import { StateHead } from '@/components/state-head'
import { departments, reportSettings } from '@/lib/paths'
import { dayOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** A report that is there and not shown: why, what to do, and, where that is the patient's to say, a way to see it. */
export function Held({ report }: { report: HeldReportDetails }) {
  const { t } = useTranslation(['reports', 'common'])
  const words = useWords()
  const { isOwn, mayShow, patientName: name, institutionPhone: phone, toldOn } = report
  return (
    <>
      <StateHead
        tone="waiting"
        icon="doctor"
        title={isOwn ? t('held.title') : t('held.titleFamily', { name })}
        text={isOwn ? t('held.text') : t('held.textFamily', { name })}
      >
        {isOwn && toldOn !== null && <View>{t('held.toldOn', { day: words.date(toldOn) })}</View>}
        {isOwn && !mayShow && <View>{t('held.rule')}</View>}
      </StateHead>
      {isOwn && (
        <Card title={t('held.todo')}>
          <Button icon="visits" text={t('held.book')} onTap={() => Taro.navigateTo({ url: departments() })} />
          <Button
            kind="plain"
            icon="phone"
            text={t('common:help.callDesk', { phone })}
            onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
          />
        </Card>
      )}
      {mayShow && <ShowNow report={report} />}
      <Card title={t('report.facts')}>
        <Facts
          facts={[
            { name: t('report.hospital'), value: report.institutionName },
            { name: t('report.reportedAt'), value: words.date(dayOf(report.reportedAt)) },
            report.departmentName !== null && { name: t('report.department'), value: report.departmentName },
          ]}
        />
      </Card>
    </>
  )
}

/** A calm way, with what it means said before. */
function ShowNow({ report: { patientId, institutionId, reportId } }: { report: HeldReportDetails }) {
  const { t } = useTranslation('reports')
  const [isOpen, setOpen] = useState(false)
  const showing = useShowReport({ patientId, institutionId, reportId })
  return (
    <Card title={t('held.wish')}>
      <View>{t('held.wishText')}</View>
      <Button kind="plain" text={t('held.show')} onTap={() => setOpen(true)} />
      <Button
        kind="text"
        text={t('settings.title')}
        onTap={() => Taro.navigateTo({ url: reportSettings({ patientId }) })}
      />
      <ConfirmSheet
        id="show-report"
        kind="primary"
        title={t('held.sheet')}
        text={[t('held.sheetText'), t('held.sheetMore')]}
        action={t('held.show')}
        isOpen={isOpen}
        isBusy={showing.isBusy}
        error={showing.error}
        onConfirm={() => showing.act({ patientId, institutionId, reportId })}
        onClose={() => setOpen(false)}
      />
    </Card>
  )
}
