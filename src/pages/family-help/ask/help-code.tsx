import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { giveHelp } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { copyText } from '@/platform/copy-text'
import { pageLink } from '@/platform/page-link'
import './help-code.css'

/** Six digits in two threes, as they are read out, and the way to send them. */
export function HelpCode({ code }: { code: string }) {
  const { t } = useTranslation('family-help')
  const [copied, setCopied] = useState<boolean>()
  const copy = async () => {
    const link = pageLink(giveHelp({ code }))
    setCopied(await copyText(link ? t('ask.messageLink', { code, link }) : t('ask.message', { code })))
  }
  return (
    <Card title={t('ask.codeLabel')}>
      <View className="help-code" {...aria({ role: 'img', label: code.split('').join(' ') })}>
        {code.slice(0, 3)} {code.slice(3)}
      </View>
      <View>{t('ask.codeHow')}</View>
      <Button kind="plain" text={t('ask.copy')} onTap={copy} />
      <View {...aria({ role: 'status' })}>
        {copied !== undefined && t(copied ? 'ask.copied' : 'ask.copyFailed')}
      </View>
    </Card>
  )
}
