import { addChinese } from '@/lib/i18n'
import prepaid from './zh-CN/prepaid'
import prepaidErrors from './zh-CN/prepaid-errors'

addChinese('prepaid', prepaid)
addChinese('errors', { code: prepaidErrors })
