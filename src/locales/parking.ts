import { addChinese, addEnglish } from '@/lib/i18n'
import parkingEnglish from './en-US/parking'
import parking from './zh-CN/parking'
import parkingErrors from './zh-CN/parking-errors'

addChinese('parking', parking)
addChinese('errors', { code: parkingErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('parking', parkingEnglish)
