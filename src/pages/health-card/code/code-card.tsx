import { Image, View } from '@tarojs/components'
import type { HealthCard } from '@tongzhen/contract/health-cards'
import { type PropsWithChildren, useEffect, useMemo } from 'react'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { useIsShown } from '@/lib/use-is-shown'
import { useTranslation } from '@/lib/use-translation'
import { brighten } from '@/platform/screen'
import { drawBars, drawQr, inGroups } from '../shared/draw-code'
import './code-card.css'

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
      {qr && <Picture className="code-card__qr" src={qr} label={t('code.picture', { name })} />}
      {children}
      <Picture className="code-card__bars" src={bars} label={t('code.bars', { name })} />
      <View {...aria({ label: `${t('code.number')} ${number}` })} className="code-card__number">
        {inGroups(number)}
      </View>
    </Card>
  )
}

function Picture({ src, label, className }: { src: string; label: string; className: string }) {
  return (
    <View className={className} {...aria({ role: 'img', label })}>
      <Image className="code-card__picture" src={src} mode="scaleToFill" imgProps={{ alt: '' }} />
    </View>
  )
}
