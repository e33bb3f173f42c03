import { type BaseEventOrig, type ITouchEvent, Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useRef, useState } from 'react'
import { useInstitution } from '@/api/institutions'
import { classNames } from '@/lib/class-names'
import { isKeptFree } from '@/lib/kept-free'
import { customerService } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Icon } from './icon'
import { clampTop, keepPlace, readPlace, type ServicePlace } from './service-place'
import { Tap } from './tap'
import './service-button.css'

/** Further than a finger trembles: it is being moved, not pressed. */
const MOVED_PX = 8

/** The way to customer service from every page; a finger moves it, and it stays where it was put. */
export const ServiceButton = observer(function ServiceButton({ path }: { path: string }) {
  const { t } = useTranslation()
  const [place, setPlace] = useState(readPlace)
  const from = useRef<{ x: number; y: number; hasMoved: boolean }>()
  // Moved on another page meanwhile.
  useDidShow(() => setPlace(readPlace()))
  const isOffered = useInstitution()?.modules.includes('customer_service') ?? false
  if (!isOffered || isKeptFree(path)) return null

  const move = (event: BaseEventOrig) => {
    const { x, y } = fingerOf(event)
    const begun = from.current
    if (!begun) return
    begun.hasMoved ||= Math.hypot(x - begun.x, y - begun.y) > MOVED_PX
    if (begun.hasMoved) setPlace(placeAt(x, y))
  }
  const leave = () => {
    if (from.current?.hasMoved) keepPlace(place)
  }
  const open = () => {
    const wasMoved = from.current?.hasMoved ?? false
    from.current = undefined
    if (!wasMoved) Taro.navigateTo({ url: customerService() })
  }
  return (
    <View
      className={`service-place service-place--${place.side}`}
      {...aria({ role: 'complementary', label: t('service') })}
    >
      <View
        catchMove
        className={classNames('service-button', place.top !== undefined && 'service-button--moved')}
        {...(place.top !== undefined && { style: { top: `${place.top}vh` } })}
        onTouchStart={(event) => {
          from.current = { ...fingerOf(event), hasMoved: false }
        }}
        onTouchMove={move}
        onTouchEnd={leave}
      >
        <Tap aria={{ role: 'link' }} className="service-button__tap" onTap={open}>
          <Icon name="help" />
          <Text className="service-button__word">{t('service')}</Text>
        </Tap>
      </View>
    </View>
  )
})

/** Where the finger is on the screen; the framework types every touch as a mere event. */
function fingerOf(event: BaseEventOrig): { x: number; y: number } {
  const { clientX: x = 0, clientY: y = 0 } = (event as ITouchEvent).touches[0] ?? {}
  return { x, y }
}

/** Under the finger, at the nearer edge. */
function placeAt(x: number, y: number): ServicePlace {
  const { windowWidth, windowHeight } = Taro.getSystemInfoSync()
  return { side: x < windowWidth / 2 ? 'left' : 'right', top: clampTop((y / windowHeight) * 100 - 4) }
}
