import Taro from '@tarojs/taro'
import { patient as patientPage } from '@/lib/paths'
import { Button } from './button'
import { Empty } from './empty'

/** The patient has no card at this hospital, so that there is nothing to see: why, and the way to a card. */
export function NoCard({ patientId, text, action }: { patientId: string; text: string; action: string }) {
  return (
    <Empty text={text}>
      <Button text={action} onTap={() => Taro.navigateTo({ url: patientPage({ patientId }) })} />
    </Empty>
  )
}
