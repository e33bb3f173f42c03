import { View } from '@tarojs/components'
import type { ServiceExchange } from '@tongzhen/contract/customer-service'
import type { Institution } from '@tongzhen/contract/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { EmergencyCard } from '@/components/emergency-card'
import { RichText } from '@/components/rich-text'
import { useTranslation } from '@/lib/use-translation'

interface ExchangeProps {
  exchange: ServiceExchange
  institution: Institution
  onAsk: (text: string) => void
}

/** Of words that are still coming; all else that is being written stands there whole, and may only become a warning. */
export const isBeingWorded = ({ state, answer }: ServiceExchange) =>
  state === 'writing' && answer === 'worded'

/** One thing that was said, by whom, and what it was taken from. */
export function Exchange({ exchange, institution, onAsk }: ExchangeProps) {
  const { t } = useTranslation('customer-service')
  const { author, text, blocks, answer, sources, others, redFlags, notice } = exchange
  const isWriting = isBeingWorded(exchange)
  if (notice) return <View className="service__notice">{t(`notice.${notice}`)}</View>
  if (answer === 'emergency')
    return <EmergencyCard redFlags={redFlags} institutionId={institution.institutionId} />
  if (author === 'system') return null

  return (
    <View className={`service__said service__said--${author}`} {...(isWriting && aria({ busy: true }))}>
      <View className="service__who">{t(`who.${author}`)}</View>
      {answer === 'unknown' && <View>{t('unknown')}</View>}
      {isWriting && text === '' && <View>{t('writing')}</View>}
      {text !== '' && <View className="service__text">{text}</View>}
      {blocks.length > 0 && <RichText blocks={blocks} />}
      {sources.map(({ contentId, title }) => (
        <View key={contentId} className="service__source">
          {t('source', { title })}
        </View>
      ))}
      {!isWriting && others.length > 0 && (
        <View className="service__choices">
          <View className="service__who">{t('others')}</View>
          {others.map(({ contentId, title }) => (
            <Button key={contentId} kind="plain" text={title} onTap={() => onAsk(title)} />
          ))}
        </View>
      )}
    </View>
  )
}
