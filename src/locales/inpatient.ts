import { addChinese } from '@/lib/i18n'
import inpatient from './zh-CN/inpatient'
import inpatientErrors from './zh-CN/inpatient-errors'

addChinese('inpatient', inpatient)
addChinese('errors', { code: inpatientErrors })
