import { addChinese } from '@/lib/i18n'
import parking from './zh-CN/parking'
import parkingErrors from './zh-CN/parking-errors'

addChinese('parking', parking)
addChinese('errors', { code: parkingErrors })
