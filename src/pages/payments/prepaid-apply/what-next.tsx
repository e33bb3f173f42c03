import { View } from '@tarojs/components'
import type { PrepaidAccount } from '@tongzhen/contract/prepaid'
import { Card } from '@/components/card'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** Who decides, and by when the money is there. */
export function WhatNext({ account }: { account: PrepaidAccount }) {
  const { t } = useTranslation('prepaid')
  const words = useWords()
  const { steps, expectedOn, notice } = account
  return (
    <>
      <Card title={t('form.next')}>
        {steps.map((step, index) => (
          <View key={step}>
            {index + 1}. {t(`form.${step}`)}
          </View>
        ))}
        <View>
          {steps.length + 1}. {t('form.after')}
        </View>
        <View>{t('form.by', { day: words.day(expectedOn) })}</View>
      </Card>
      {notice && (
        <Card title={t('notice')}>
          <View>{notice}</View>
        </Card>
      )}
    </>
  )
}
