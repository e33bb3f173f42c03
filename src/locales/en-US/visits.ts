import type { Texts } from '../texts'
import type zh from '../zh-CN/visits'

const visits: Texts<typeof zh> = {
  title: '',
}
export default visits
