import { Text, View } from '@tarojs/components'
import type { DangerSigns as Asked } from '@tongzhen/contract/assistant'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Tap } from '@/components/tap'
import { useTranslation } from '@/lib/use-translation'
import './danger-signs.css'

interface DangerSignsProps {
  asked: Asked
  /** Doctors and times wait behind "none of these". */
  isHoldingBack: boolean
  isBusy: boolean
  /** A press says the words on it. */
  onSay: (text: string) => void
}

/** Asked before anything is booked (docs/decisions/0061): one press, and those who have none go on. */
export function DangerSigns({ asked: { signs, none }, isHoldingBack, isBusy, onSay }: DangerSignsProps) {
  const { t } = useTranslation('assistant')
  const [pressed, setPressed] = useState('')
  const press = (text: string) => {
    setPressed(text)
    onSay(text)
  }

  return (
    <Card className="danger-signs">
      <View className="danger-signs__ask" {...aria({ role: 'status' })}>
        <View className="card__title" {...aria({ role: 'heading', level: 2 })}>
          {t('signs.ask')}
        </View>
        <View>{t(isHoldingBack ? 'signs.thenDoctors' : 'signs.press')}</View>
      </View>
      <View className="danger-signs__list" {...aria({ role: 'group', label: t('signs.ask') })}>
        {signs.map(({ signId, text }) => (
          <Tap key={signId} className="danger-signs__sign" disabled={isBusy} onTap={() => press(text)}>
            <Text>{text}</Text>
          </Tap>
        ))}
        <Button text={none} disabled={isBusy} isBusy={isBusy && pressed === none} onTap={() => press(none)} />
      </View>
    </Card>
  )
}
