import { addChinese, addEnglish } from '@/lib/i18n'
import reportsEnglish from './en-US/reports'
import recordErrors from './zh-CN/record-errors'
import reports from './zh-CN/reports'

addChinese('reports', reports)
addChinese('errors', { code: recordErrors })
if (process.env.TARO_ENV === 'alipay') addEnglish('reports', reportsEnglish)
