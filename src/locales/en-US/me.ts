import type { Texts } from '../texts'
import type zh from '../zh-CN/me'

const me: Texts<typeof zh> = {
  title: '',
}
export default me
