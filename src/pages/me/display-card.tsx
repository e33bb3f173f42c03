import { Text, View } from '@tarojs/components'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import { observer } from 'mobx-react-lite'
import { rememberPreferences } from '@/api/remember-preferences'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { RadioList } from '@/components/radio-list'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import './display-card.css'

/** Language and size of everything, with the names by which people look for the elder mode. */
export const DisplayCard = observer(function DisplayCard() {
  const { t } = useTranslation('me')
  const chooseLanguage = async (language: Language) => {
    await preferences.setLanguage(language)
    rememberPreferences({ language })
  }
  const chooseMode = (displayMode: DisplayMode) => {
    preferences.setDisplayMode(displayMode)
    rememberPreferences({ displayMode })
  }
  return (
    <Card title={t('display')}>
      <Text className="display-card__name" {...aria({ hidden: true })}>
        {t('language')}
      </Text>
      <Chips
        label={t('language')}
        value={preferences.language}
        choices={[
          { value: 'zh-CN', text: t('chinese') },
          { value: 'en-US', text: t('english') },
        ]}
        onChange={chooseLanguage}
      />
      <View>
        <Text className="display-card__name" {...aria({ hidden: true })}>
          {t('mode')}
        </Text>
        <RadioList
          label={t('mode')}
          value={preferences.displayMode}
          choices={[
            { value: 'standard', text: t('standard') },
            { value: 'elder', text: t('elder'), hint: t('elderHint') },
          ]}
          onChange={chooseMode}
        />
      </View>
    </Card>
  )
})
