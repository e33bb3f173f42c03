import { addChinese } from '@/lib/i18n'
import recordErrors from './zh-CN/record-errors'
import reports from './zh-CN/reports'

addChinese('reports', reports)
addChinese('errors', { code: recordErrors })
