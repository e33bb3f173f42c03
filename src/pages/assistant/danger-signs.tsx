import '@/locales/emergency'
import { Text, View } from '@tarojs/components'
import type { DangerSigns as Asked } from '@tongzhen/contract/assistant'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Tap } from '@/components/tap'
import { useTranslation } from '@/lib/use-translation'
import { dial } from '@/platform/host'
import './danger-signs.css'

interface DangerSignsProps {
  asked: Asked
  /** Doctors and times wait behind "none of these". */
  isHoldingBack: boolean
  /** 120 stays at hand above the question. */
  isWarned: boolean
  /** On its way. */
  pressed: string | undefined
  isBusy: boolean
  /** A press says the words on it. */
  onSay: (text: string, isSign: boolean) => void
}

/** Asked before anything is booked (docs/decisions/0061): one press, and those who have none go on. */
export function DangerSigns(props: DangerSignsProps) {
  const { asked, isHoldingBack, isWarned, pressed, isBusy, onSay } = props
  const { signs, none } = asked
  const { t } = useTranslation('assistant')
  const emergency = useTranslation('emergency')

  return (
    <Card className="danger-signs">
      {isWarned && (
        <View className="danger-signs__call">
          <Button kind="danger" icon="phone" text={emergency.t('call')} onTap={() => dial('120')} />
        </View>
      )}
      <View className="danger-signs__ask">
        <View className="card__title" {...aria({ role: 'heading', level: 2 })}>
          {t('signs.ask')}
        </View>
        <View>{t(isHoldingBack ? 'signs.thenDoctors' : 'signs.press')}</View>
      </View>
      <View className="danger-signs__list" {...aria({ role: 'group', label: t('signs.ask') })}>
        {signs.map(({ signId, text }) => (
          <Tap key={signId} className="danger-signs__sign" disabled={isBusy} onTap={() => onSay(text, true)}>
            <Text>{text}</Text>
          </Tap>
        ))}
        <Button
          kind="plain"
          text={none}
          disabled={isBusy}
          isBusy={pressed === none}
          onTap={() => onSay(none, false)}
        />
      </View>
    </Card>
  )
}
