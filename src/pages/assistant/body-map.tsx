import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { useTranslation } from '@/lib/use-translation'
import './body-map.css'

/** From the head down; each has its place in the drawing by its name (body-map.css). */
const sides = {
  front: ['head', 'face', 'throat', 'chest', 'arm', 'belly', 'hand', 'hips', 'thigh', 'knee', 'shin', 'foot'],
  back: [
    'backHead',
    'nape',
    'shoulder',
    'back',
    'elbow',
    'waist',
    'wrist',
    'seat',
    'hamstring',
    'calf',
    'heel',
  ],
} as const
type Side = keyof typeof sides
export type BodyRegion = (typeof sides)[Side][number]
/** Drawn on both sides of the trunk; told once to a reader. */
const paired: readonly BodyRegion[] = ['arm', 'hand', 'elbow', 'wrist']
const ways = ['front', 'back', 'list'] as const

/**
 * Where it hurts, pointed at: a neutral drawing of views (no SVG: it has to be the same in a mini-program), in which each
 * part is a button with its name on it, and the same parts as a plain list.
 */
export function BodyMap({ onChoose }: { onChoose: (words: string) => void }) {
  const { t } = useTranslation('assistant')
  const [isOpen, setOpen] = useState(false)
  const [way, setWay] = useState<(typeof ways)[number]>('front')
  const choose = (region: BodyRegion) => {
    setOpen(false)
    // Once the sheet has given the focus back, which then goes on to the sentence begun.
    setTimeout(() => onChoose(t('body.troubles', { part: t(`body.part.${region}`) })))
  }
  const part = (region: BodyRegion, className: string) => (
    <Tap key={region} className={className} onTap={() => choose(region)}>
      <Text>{t(`body.part.${region}`)}</Text>
    </Tap>
  )

  return (
    <>
      <Button kind="plain" text={t('body.open')} onTap={() => setOpen(true)} />
      <Sheet id="body-map" title={t('body.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Chips
          label={t('body.way')}
          value={way}
          choices={ways.map((value) => ({ value, text: t(`body.ways.${value}`) }))}
          onChange={setWay}
        />
        {way === 'list' ? (
          <View className="body-list" {...aria({ role: 'group', label: t('body.title') })}>
            {[...sides.front, ...sides.back].map((region) => part(region, 'body-list__part'))}
          </View>
        ) : (
          <View className={`body body--${way}`} {...aria({ role: 'group', label: t(`body.ways.${way}`) })}>
            {sides[way].map((region) => part(region, `body__part body__part--${region}`))}
            {sides[way]
              .filter((region) => paired.includes(region))
              .map((region) => (
                <View
                  key={region}
                  className={`tap body__part body__part--${region}-too`}
                  onClick={() => choose(region)}
                  {...aria({ hidden: true })}
                >
                  <Text>{t(`body.part.${region}`)}</Text>
                </View>
              ))}
          </View>
        )}
      </Sheet>
    </>
  )
}
