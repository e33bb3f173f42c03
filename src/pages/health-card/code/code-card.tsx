import { Image, View } from '@tarojs/components'
import type { HealthCard } from '@tongzhen/contract/health-cards'
import { type PropsWithChildren, useEffect, useMemo } from 'react'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { useIsShown } from '@/lib/use-is-shown'
import { useTranslation } from '@/lib/use-translation'
import { brighten } from '@/platform/screen'
import { type DrawnCode, drawBars, drawQr, inGroups } from '../shared/draw-code'
import './code-card.css'

/** CSS pixels that the narrowest phone has room for. */
const QR_ROOM = 256
/** Width of the narrowest bar in whole CSS pixels, also where some of the white at the ends is cut off. */
const BAR = 2

interface CodeCardProps {
  card: Pick<HealthCard, 'patientName' | 'number'>
  /** What the QR code says; without it there are the bars alone. */
  code: string | undefined
}

/** Whose code, for readers as QR code and bars, for people the number; how long it holds stands between them. */
export function CodeCard({ card, code, children }: PropsWithChildren<CodeCardProps>) {
  const { t } = useTranslation('health')
  const { patientName: name, number } = card
  const isShown = useIsShown()
  useEffect(() => (isShown ? brighten() : undefined), [isShown])
  const qr = useMemo(() => code && drawQr(code), [code])
  const bars = useMemo(() => drawBars(number), [number])
  return (
    <Card className="code-card">
      <View className="code-card__name">{name}</View>
      {qr && <QrPicture drawn={qr} label={t('code.picture', { name })} />}
      {children}
      <BarsPicture drawn={bars} label={t('code.bars', { name })} />
      <View {...aria({ label: `${t('code.number')} ${number}` })} className="code-card__number">
        {inGroups(number)}
      </View>
    </Card>
  )
}

interface PictureProps {
  drawn: DrawnCode
  label: string
}

/** As large as there is room for in whole pixels for each module: readers count them. */
function QrPicture({ drawn: { src, modules }, label }: PictureProps) {
  const side = `${modules * Math.max(1, Math.floor(QR_ROOM / modules))}px`
  return (
    <View className="code-card__qr" {...aria({ role: 'img', label })}>
      <Image
        className="code-card__picture"
        style={{ width: side, height: side }}
        src={src}
        mode="scaleToFill"
        imgProps={{ alt: '' }}
      />
    </View>
  )
}

function BarsPicture({ drawn: { src, modules }, label }: PictureProps) {
  const width = `${modules * BAR}px`
  return (
    <View className="code-card__bars" style={{ width }} {...aria({ role: 'img', label })}>
      <Image
        className="code-card__picture"
        style={{ width }}
        src={src}
        mode="scaleToFill"
        imgProps={{ alt: '' }}
      />
    </View>
  )
}
