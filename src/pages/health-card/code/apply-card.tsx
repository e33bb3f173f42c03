import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { useApplyForHealthCard } from '@/api/health-cards'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { ErrorNotice } from '@/components/error-notice'
import { patient as patientPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** What the card is, what is sent to whom for it, and the one button. */
export function ApplyCard({ patient: { patientId, name, cards } }: { patient: Patient }) {
  const { t } = useTranslation('health')
  const applying = useApplyForHealthCard()
  if (cards.length === 0) {
    return (
      <Empty text={t('apply.needsCard', { name })}>
        <Button
          text={t('apply.getCard')}
          onTap={() => Taro.navigateTo({ url: patientPage({ patientId }) })}
        />
      </Empty>
    )
  }
  return (
    <>
      <Card title={t('apply.title', { name })}>
        <View>{t('apply.text')}</View>
        <View className="code-card__left">{t('apply.sent')}</View>
        <Button text={t('apply.action')} isBusy={applying.isBusy} onTap={() => applying.act({ patientId })} />
      </Card>
      {applying.error && <ErrorNotice error={applying.error} />}
    </>
  )
}
