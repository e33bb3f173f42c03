import '@/locales/family-help'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { giveHelp } from '@/lib/paths'
import { GivenStep } from './given-step'
import { TypeCode } from './type-code'

/** Helping a family member: the number they read out, then the one step. */
export default observer(function GiveHelpPage() {
  const { code, helpId } = useRouter<{ code?: string; helpId?: string }>().params
  // In the address, so that a reload comes back to the step.
  const toStep = (opened: { helpId: string }) => Taro.redirectTo({ url: giveHelp({ helpId: opened.helpId }) })
  return helpId === undefined ? (
    <TypeCode given={code ?? ''} onOpened={toStep} />
  ) : (
    <GivenStep helpId={helpId} />
  )
})
