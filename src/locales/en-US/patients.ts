import type { Texts } from '../texts'
import type zh from '../zh-CN/patients'

const patients: Texts<typeof zh> = {
  title: '',
}
export default patients
