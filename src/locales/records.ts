import { addChinese, addEnglish } from '@/lib/i18n'
import recordsEnglish from './en-US/records'
import recordErrors from './zh-CN/record-errors'
import records from './zh-CN/records'

addChinese('records', records)
addChinese('errors', { code: recordErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('records', recordsEnglish)
