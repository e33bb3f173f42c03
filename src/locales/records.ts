import { addChinese } from '@/lib/i18n'
import recordErrors from './zh-CN/record-errors'
import records from './zh-CN/records'

addChinese('records', records)
addChinese('errors', { code: recordErrors })
