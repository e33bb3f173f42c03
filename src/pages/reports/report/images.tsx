import { Image, View } from '@tarojs/components'
import type { KeyImage } from '@tongzhen/contract/reports'
import { useState } from 'react'
import { useOpenPicture } from '@/api/reports'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { useTranslation } from '@/lib/use-translation'
import './images.css'

interface ImagesProps {
  images: readonly KeyImage[]
  /** Gives them new addresses: the old ones are good for some minutes only. Without it they are not shown. */
  onRetry: (() => void) | undefined
}

/** The pictures that the radiologist chose, each with its words; without them the report says the same. */
export function Images({ images, onRetry }: ImagesProps) {
  const { t } = useTranslation('reports')
  if (images.length === 0 || !onRetry) return null
  return (
    <Card title={t('report.images')}>
      <View>{t('report.imagesText')}</View>
      {images.map((image, index) => (
        <Picture
          key={image.path}
          image={image}
          name={image.words ?? t('report.image', { count: index + 1 })}
          onRetry={onRetry}
        />
      ))}
    </Card>
  )
}

function Picture({ image, name, onRetry }: { image: KeyImage; name: string; onRetry: () => void }) {
  const { t } = useTranslation('reports')
  const [state, setState] = useState<'coming' | 'there' | 'missing'>('coming')
  const enlarging = useOpenPicture(image.path)
  return (
    <View className="report-image">
      <View className="report-image__name">{name}</View>
      {state === 'missing' ? (
        <>
          <View>{t('report.imageMissing')}</View>
          <Button kind="plain" text={t('report.imageRetry')} onTap={onRetry} />
        </>
      ) : (
        <>
          <Image
            className={`report-image__picture report-image__picture--${state}`}
            src={API_BASE + image.path}
            mode="widthFix"
            lazyLoad
            imgProps={{ alt: name }}
            onLoad={() => setState('there')}
            onError={() => setState('missing')}
          />
          {state === 'there' && (
            <Button kind="plain" icon="search" text={t('report.enlarge')} onTap={enlarging.open} />
          )}
        </>
      )}
      {enlarging.error && <ActionProblem error={enlarging.error} onRetry={enlarging.open} />}
    </View>
  )
}
