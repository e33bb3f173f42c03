import { addChinese, addEnglish } from '@/lib/i18n'
import prepaidEnglish from './en-US/prepaid'
import prepaid from './zh-CN/prepaid'
import prepaidErrors from './zh-CN/prepaid-errors'

addChinese('prepaid', prepaid)
addChinese('errors', { code: prepaidErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('prepaid', prepaidEnglish)
