import '@/locales/family-help'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type HelpWish, useAskForHelp } from '@/api/family-help'
import { askFamily } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import { Button } from './button'
import { PayProblem } from './pay-problem'

/** Passes the step of this page on to a family member; in elder mode, where one step too many ends the way. */
export const AskFamily = observer(function AskFamily({ wish }: { wish: HelpWish }) {
  const { t } = useTranslation('family-help')
  const asking = useAskForHelp(({ helpId }) => Taro.navigateTo({ url: askFamily({ helpId }) }))
  if (!preferences.isElder) return null
  const ask = () => asking.act(wish)
  return (
    <>
      {asking.error && <PayProblem error={asking.error} onRetry={ask} />}
      <Button kind="plain" icon="patients" text={t('entry')} isBusy={asking.isBusy} onTap={ask} />
    </>
  )
})
