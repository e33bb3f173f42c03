import type { Texts } from '../texts'
import type zh from '../zh-CN/account'

const account: Texts<typeof zh> = {
  title: '',
}
export default account
