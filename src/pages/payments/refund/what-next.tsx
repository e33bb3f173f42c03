import { View } from '@tarojs/components'
import type { RefundOffer } from '@tongzhen/contract/refunds'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** Who decides, until when, and where the money goes: what one wants to know before asking for it. */
export function WhatNext({ offer }: { offer: RefundOffer }) {
  const { t } = useTranslation(['refunds', 'payments'])
  const words = useWords()
  return (
    <>
      <Card title={t('apply.what')}>
        {offer.steps.map((step, index) => (
          <View key={step}>
            {index + 1}. {t(`apply.steps.${step}`)}
          </View>
        ))}
        <View>
          {offer.steps.length + 1}. {t('apply.after')}
        </View>
        <Facts
          facts={[
            { name: t('track.means'), value: t(`payments:means.${offer.means}`) },
            { name: t('track.steps.returned'), value: t('apply.by', { day: words.day(offer.expectedOn) }) },
          ]}
        />
      </Card>
      {offer.notice && (
        <Card title={t('apply.notice')}>
          <View>{offer.notice}</View>
        </Card>
      )}
    </>
  )
}
