import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { useTranslation } from '@/lib/use-translation'

const examples = ['hours', 'parking', 'refund', 'report'] as const

/** Before anything was said: what it is good for, and the first tap. */
export function Examples({ onAsk }: { onAsk: (text: string) => void }) {
  const { t } = useTranslation('customer-service')

  return (
    <Card>
      {t('empty')}
      {examples.map((name) => {
        const text = t(`examples.${name}`)

        return <Button key={name} kind="plain" text={text} onTap={() => onAsk(text)} />
      })}
    </Card>
  )
}
