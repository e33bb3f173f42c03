import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Language } from '@tongzhen/contract/headers'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { rememberPreferences } from '@/api/remember-preferences'
import { home } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { host } from '@/platform/host'
import { canSpeak, onVoices, speakPage, stopSpeaking } from '@/platform/speech'
import { preferences } from '@/stores/preferences'
import { Icon } from './icon'
import { Tap } from './tap'
import './tool-bar.css'

/** Same tools at the same place on every page: a way back, the language, elder mode, reading aloud (WCAG 3.2.6). */
export const ToolBar = observer(function ToolBar({ isMain }: { isMain: boolean }) {
  const { t } = useTranslation()
  const showsBack = !isMain && !host.hasTitleBar
  return (
    <View className="tool-bar">
      {showsBack && (
        <Tap className="tool-bar__tool tool-bar__back" onTap={goBack}>
          <Icon name="back" />
          <Text>{t('action.back')}</Text>
        </Tap>
      )}
      {preferences.isElder && <ReadAloud language={preferences.language} />}
      <Tap className="tool-bar__tool" onTap={switchMode}>
        <Text>{preferences.isElder ? t('mode.standard') : t('mode.elder')}</Text>
      </Tap>
      <Tap className="tool-bar__tool" onTap={switchLanguage}>
        <Text>{t('language.switchTo')}</Text>
      </Tap>
    </View>
  )
})

function ReadAloud({ language }: { language: Language }) {
  const { t } = useTranslation()
  const [isReading, setReading] = useState(false)
  const [, lookAgain] = useState(0)
  useEffect(() => onVoices(() => lookAgain((times) => times + 1)), [])
  useEffect(() => stopSpeaking, [])
  if (!canSpeak(language)) return null
  const toggle = () => {
    if (isReading) stopSpeaking()
    else speakPage(language, () => setReading(false))
    setReading(!isReading)
  }
  return (
    <Tap className="tool-bar__tool" onTap={toggle}>
      <Icon name="speak" />
      <Text>{isReading ? t('readAloudStop') : t('readAloud')}</Text>
    </Tap>
  )
}

function goBack(): void {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.reLaunch({ url: home() })
}

function switchMode(): void {
  preferences.setDisplayMode(preferences.isElder ? 'standard' : 'elder')
  rememberPreferences({ displayMode: preferences.displayMode })
}

async function switchLanguage(): Promise<void> {
  await preferences.setLanguage(preferences.language === 'zh-CN' ? 'en-US' : 'zh-CN')
  rememberPreferences({ language: preferences.language })
}
