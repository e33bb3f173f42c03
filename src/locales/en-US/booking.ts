import type { Texts } from '../texts'
import type zh from '../zh-CN/booking'

const booking: Texts<typeof zh> = {
  title: '',
}
export default booking
