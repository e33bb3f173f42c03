import { View } from '@tarojs/components'
import type { HealthCard } from '@tongzhen/contract/health-cards'
import { useHealthCode } from '@/api/health-cards'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { instantAt } from '@/lib/shanghai-time'
import { useCountdown } from '@/lib/use-countdown'
import { useIsShown } from '@/lib/use-is-shown'
import { useTranslation } from '@/lib/use-translation'
import { CodeCard } from './code-card'

/** A code that is renewed while it is looked at; where that fails, the one that does not change. */
export function LiveCode({ card }: { card: HealthCard }) {
  const { t } = useTranslation('health')
  const { patientId } = card
  const { data, error, refetch } = useHealthCode({ patientId, isShown: useIsShown() })
  const seconds = useCountdown(data?.untilMs ?? 0)
  const minutes = Math.floor(seconds / 60)
  const holds = data !== undefined && seconds > 0
  if (error && !holds) {
    return (
      <>
        <Notice kind="attention" role="status">
          {t(card.staticCode === null ? 'code.none' : 'code.fixed')}
          <Button kind="text" text={t('code.again')} onTap={() => refetch()} />
        </Notice>
        <CodeCard card={card} code={card.staticCode ?? undefined} />
      </>
    )
  }
  return (
    <CodeCard card={card} code={holds ? data.code : undefined}>
      {!holds && <View className="code-card__qr" />}
      <View className="code-card__left">
        {!holds && t('code.renewing')}
        {holds && minutes < 2 && t('code.leftLittle')}
        {holds && minutes >= 2 && t('code.left', { minutes, clock: instantAt(data.untilMs).slice(11, 16) })}
      </View>
    </CodeCard>
  )
}
